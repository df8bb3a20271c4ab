"""The measures of what was asked about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.progress.measures.stated import Stated, stated_measures
from npa_cli.progress.measures.verdict import Verdict, verdicts
from npa_cli.progress.select import UnknownNameError, is_within, known_ids, theme_called


class Measured(NamedTuple):
    """The measures held of what was asked about, each judged, and those that the plan states of it in words."""

    verdicts: tuple[Verdict, ...]
    stated: tuple[Stated, ...]


def measures_about(plan: Plan, as_at: date, wanted: Sequence[str] = (), owners: Sequence[str] = ()) -> Measured:
    """The measures of these ids, or of these items and what hangs from them; all where none is named.

    With `owners`, codes of partners, those that they read; of what is only stated, nobody is said to read it. Raises
    UnknownNameError for what is neither a measure nor an item.
    """
    names = [one for each in wanted for one in _read(plan, each)]
    every = verdicts(plan, as_at)
    found = tuple(
        each
        for each in every
        if (not owners or each.measure.owner in owners)
        and (
            not names
            or each.measure.id in names
            or any(is_within(item, name) for item in each.measure.items for name in names)
        )
    )
    return Measured(found, () if owners else stated_measures(plan, every, names))


def _read(plan: Plan, given: str) -> tuple[str, ...]:
    theme = theme_called(plan, given)
    if theme is not None:
        return (theme.id or "", *(each.id for each in theme.activities))
    known = (*(each.id for each in plan.measures), *(each.id for each in plan.workplan.objectives), *known_ids(plan))
    typed = given.strip().upper()
    for name in (typed, f"P{typed}"):
        if name in known:
            return (name,)
    raise UnknownNameError("measure or item", given, known)
