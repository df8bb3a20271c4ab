"""The plan's own names, for a shell to offer: kept from one Tab to the next, as long as no file of the plan changes."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from npa_cli.speed.folder import cache_folder, fetch, keep, program, seal

Names = Mapping[str, Sequence[tuple[str, str]]]
"""By kind (items, partners …), each name and what it is."""


def names_of(words: Sequence[str]) -> Names:
    """The names of the plan that the words typed are about; none where it can't be read."""
    data = next((words[at + 1] for at, word in enumerate(words[:-1]) if word == "--data"), None)
    plan = next((words[at + 1] for at, word in enumerate(words[:-1]) if word == "--plan"), None)
    key = _key(data, plan)
    body = fetch("names", key) if key else None
    if body is not None:
        import json

        kept: Names = json.loads(body)
        return kept
    try:
        names = _read(data, plan)
    except Exception:  # noqa: BLE001  # at a Tab there is nobody to tell; the command itself will
        return {}
    if key:
        import json

        keep("names", key, json.dumps(names).encode(), most=50, most_bytes=20_000_000)
    return names


def _key(data: str | None, plan: str | None) -> bytes | None:
    from npa_cli.speed.fingerprint import NotForCertainError, contents
    from npa_cli.store import plan_folder as nearest

    if cache_folder() is None:
        return None
    named = data or os.environ.get("NPA_DATA")
    try:
        here = os.getcwd()  # noqa: PTH109
        root = nearest.holding(os.path.join(here, named)) if named else nearest.around(here) or nearest.bundled()  # noqa: PTH118
        if root is None:
            return None
        what = f"{root}\0{plan or ''}".encode("utf-8", "surrogatepass")
        return seal(b"names", program(), what, *contents(nearest.main_of_family(root)))
    except (OSError, NotForCertainError):
        return None


def _read(data: str | None, plan_id: str | None) -> dict[str, list[tuple[str, str]]]:
    from npa_cli.cli.session import find_folder
    from npa_cli.rules.registry import RULES
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
        "rules": [(rule.code, rule.title) for rule in RULES],
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
