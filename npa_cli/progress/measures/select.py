"""The measures of what was asked about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from npa_cli.model.plan import Plan
from npa_cli.progress.measures.verdict import Verdict, verdicts
from npa_cli.progress.select import UnknownNameError, is_within, known_ids


def verdicts_about(plan: Plan, as_at: date, wanted: Sequence[str]) -> tuple[Verdict, ...]:
    """The verdicts on measures of these ids, or of these items and what hangs from them; all where none is named.

    Raises UnknownNameError for what is neither.
    """
    names = [_read(plan, each) for each in wanted]
    return tuple(
        each
        for each in verdicts(plan, as_at)
        if not names
        or each.measure.id in names
        or any(is_within(item, name) for item in each.measure.items for name in names)
    )


def _read(plan: Plan, given: str) -> str:
    known = (*(each.id for each in plan.measures), *(each.id for each in plan.workplan.objectives), *known_ids(plan))
    typed = given.strip().upper()
    for name in (typed, f"P{typed}"):
        if name in known:
            return name
    raise UnknownNameError("measure or item", given, known)
