"""What a shell offers at a Tab, as Typer's completion callbacks: the names of the plan that the words typed are about.

They are kept from one Tab to the next, as long as no file of the plan changes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

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


def rules() -> Offers:
    """The rules of `npa validate`."""
    from npa_cli.rules.discover import all_rules  # late: every rule is loaded for it

    return [(rule.code, _plain(rule.title)) for rule in all_rules()]


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
        return json.dumps(_read(data, plan)).encode()

    try:
        names: Mapping[str, Offers] = json.loads(cache.names(data, plan, read) if cache else read())
    except Exception:  # noqa: BLE001  # at a Tab there is nobody to tell; the command itself will
        return {}
    return names


def _read(data: str | None, plan_id: str | None) -> dict[str, list[tuple[str, str]]]:
    from npa_cli.cli.session import find_folder
    from npa_cli.store.load import load
    from npa_cli.store.plans import family_of

    folder = find_folder(data, plan_id if plan_id != "all" else None)
    plan = load(folder.root).plan
    activities, items = [], []
    for priority in plan.priorities:
        items.append((priority.id, priority.title))
        for theme in priority.themes:
            for activity in theme.activities:
                activities.append((activity.id, activity.text))
                items.append((activity.id, activity.text))
                items += [(each.id, each.text or each.timeframe) for each in activity.deliverables]
    return {
        "priorities": [(each.id, each.title) for each in plan.priorities],
        "activities": activities,
        "items": items,
        "partners": [(each.code, each.name) for each in plan.partners],
        "periods": _periods(plan),
        "plans": [*((each.id, each.title) for each in family_of(folder.root)), ("all", "every one of them")],
        "changes": [(each.id, f"{each.item} {each.field}") for each in plan.changes],
    }


def _periods(plan: Any) -> list[tuple[str, str]]:
    """The quarters of the plan's period, as --period takes them."""
    from npa_cli.timeframe import Conventions, Quarter

    period = plan.workplan.period
    if period.start is None or period.end is None:
        return []
    found: list[tuple[str, str]] = []
    quarter = Quarter.of(period.start, (plan.conventions or Conventions()).financial_year_start_month)
    while quarter.start <= period.end and len(found) < 200:
        found.append((quarter.label.replace(" ", "-"), quarter.months))
        quarter = quarter.next
    return found
