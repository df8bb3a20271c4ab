"""What a shell offers at a Tab, as Typer's completion callbacks: the names of the plan that the words typed are about.

They are kept from one Tab to the next, as long as no file of the plan changes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from typer import Context

from npa_cli.cli.only_reads import Cache
from npa_cli.model.vocabulary import CHANGE_STATUSES, RATINGS, STATUSES
from npa_cli.work.paper_kinds import PAPERS

Offers = Sequence[tuple[str, str]]
"""Words to type, each with what it is."""

_NEEDS_QUOTES: Final = re.compile(r"[^\w.,/:@%+=-]")
_NOT_PROSE: Final = re.compile(r"[^\w .,;()/+-]")
_LONGEST: Final = 80  # letters of what is said about a word


def _names_of_the_plan(kind: str) -> Callable[[Context], Offers]:
    """The callback that offers the plan's names of one kind; none where the plan can't be read.

    A shell may run what it is given: a word that has to stand in quotes is left out, and of what is said about one only
    letters stay.
    """

    def offer(ctx: Context) -> Offers:
        found = _names(ctx).get(kind, ())
        return [(word, _plain(about)) for word, about in found if not _NEEDS_QUOTES.search(word)]

    return offer


priorities: Final = _names_of_the_plan("priorities")
activities: Final = _names_of_the_plan("activities")
items: Final = _names_of_the_plan("items")
things: Final = _names_of_the_plan("things")
boards: Final = _names_of_the_plan("boards")
partners: Final = _names_of_the_plan("partners")
periods: Final = _names_of_the_plan("periods")
plans: Final = _names_of_the_plan("plans")
changes: Final = _names_of_the_plan("changes")
rules: Final = _names_of_the_plan("rules")


def papers_and_items(ctx: Context) -> Offers:
    """The papers and, for a summary, the ids; after the paper of a priority or a partner, which one it can be about."""
    typed = ctx.params.get("what") or ()
    if not typed:
        return [*PAPERS.items(), *items(ctx)]
    return {"priority": priorities, "partner": partners, "summary": items}.get(typed[0], _nothing)(ctx)


def _nothing(ctx: Context) -> Offers:
    return ()


def statuses() -> Sequence[str]:
    """What a lead can report."""
    return STATUSES


def change_statuses() -> Sequence[str]:
    """How far a change can have got."""
    return CHANGE_STATUSES


def ratings() -> Sequence[str]:
    """What a deliverable can be shown as."""
    return RATINGS


def _plain(about: str) -> str:
    return " ".join(_NOT_PROSE.sub(" ", about).split())[:_LONGEST]


def _names(ctx: Context) -> Mapping[str, Offers]:
    cache: Cache | None = ctx.obj
    data, plan = ctx.params.get("data"), ctx.params.get("plan")

    def read() -> bytes:
        from npa_cli.work.plan_names import plan_names  # late: three times the time of a Tab whose names are kept

        return json.dumps(plan_names(data, plan)).encode()

    try:
        names: Mapping[str, Offers] = json.loads(cache.names(data, plan, read) if cache else read())
    except Exception:  # noqa: BLE001  # at a Tab there is nobody to tell; the command itself will
        return {}
    return names
