"""What a shell offers at a Tab, as Typer's completion callbacks: the names of the plan that the words typed are about.

They are kept from one Tab to the next, as long as no file of the plan changes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

from typer import Context

from npa_cli.cli.only_reads import Cache
from npa_cli.model.vocabulary import RATINGS, STATUSES

Offers = Sequence[tuple[str, str]]
"""Words to type, each with what it is."""

_NEEDS_QUOTES: Final = re.compile(r"[^\w.,/:@%+=-]")
_NOT_PROSE: Final = re.compile(r"[^\w .,;()/+-]")
_LONGEST: Final = 80  # letters of what is said about a word


def priorities(ctx: Context) -> Offers:
    """The plan's priorities."""
    return _of_the_plan("priorities", ctx)


def activities(ctx: Context) -> Offers:
    """The plan's activities."""
    return _of_the_plan("activities", ctx)


def items(ctx: Context) -> Offers:
    """The plan's priorities, activities and deliverables."""
    return _of_the_plan("items", ctx)


def partners(ctx: Context) -> Offers:
    """The codes of the plan's partners."""
    return _of_the_plan("partners", ctx)


def periods(ctx: Context) -> Offers:
    """The quarters of the plan's period."""
    return _of_the_plan("periods", ctx)


def plans(ctx: Context) -> Offers:
    """The plans of the folder, and `all`."""
    return _of_the_plan("plans", ctx)


def changes(ctx: Context) -> Offers:
    """The plan's changes."""
    return _of_the_plan("changes", ctx)


def rules(ctx: Context) -> Offers:
    """The rules of `npa validate`."""
    return _of_the_plan("rules", ctx)


def statuses() -> Sequence[str]:
    """What a lead can report."""
    return STATUSES


def ratings() -> Sequence[str]:
    """What a deliverable can be shown as."""
    return RATINGS


def _of_the_plan(kind: str, ctx: Context) -> Offers:
    """The plan's names of one kind; none where it can't be read.

    A shell may run what it is given: a word that has to stand in quotes is left out, and of what is said about one only
    letters stay.
    """
    found = _names(ctx).get(kind, ())
    return [(word, _plain(about)) for word, about in found if not _NEEDS_QUOTES.search(word)]


def _plain(about: str) -> str:
    return " ".join(_NOT_PROSE.sub(" ", about).split())[:_LONGEST]


def _names(ctx: Context) -> Mapping[str, Offers]:
    cache: Cache | None = ctx.obj
    data, plan = ctx.params.get("data"), ctx.params.get("plan")

    def read() -> bytes:
        from npa_cli.work.plan_names import (
            plan_names,  # late: a plan takes three times as long to read as Typer to load
        )

        return json.dumps(plan_names(data, plan)).encode()

    try:
        names: Mapping[str, Offers] = json.loads(cache.names(data, plan, read) if cache else read())
    except Exception:  # noqa: BLE001  # at a Tab there is nobody to tell; the command itself will
        return {}
    return names
