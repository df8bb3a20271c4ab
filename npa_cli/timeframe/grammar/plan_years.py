"""Numbered years, months and weeks of a plan: `Year 2`, `Months 1-3`."""

from __future__ import annotations

from typing import Any, NamedTuple

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.grammar.periods import periods

Made = tuple[str, Any] | None


class Step(NamedTuple):
    """A numbered year, month or week of a plan: `Year 2`, `Months 1-3`; `parts` as in a Partial."""

    low: int
    high: int
    unit: str
    parts: tuple[str, ...] = ()


@periods.rule("numbered year", "UNIT [-] num", "UNIT NUMBER", "ORDINAL UNIT", examples=("Year 2", "Month 6"))
def _step(conventions: Conventions, *values: Any) -> Made:
    """The plan's own first, second … year, month or week."""
    number = next(value for value in values if isinstance(value, int))
    unit = next((value for value in values if isinstance(value, str)), None)
    return ("STEP", Step(number, number, unit)) if unit and 1 <= number <= 60 else None


@periods.rule(
    "numbered years",
    "UNIT num ->|&|/|or [UNIT] num",
    "UNIT num , num & num",
    "UNIT NUMBER ->|&|/|or [UNIT] NUMBER",
    examples=("Years 1-3", "Months 1 to 6"),
)
def _steps(conventions: Conventions, *values: Any) -> Made:
    """From one of them to another."""
    numbers = [value for value in values if isinstance(value, int)]
    units = {value for value in values if isinstance(value, str)}
    if len(units) != 1 or numbers != sorted(set(numbers)) or not 1 <= numbers[0] <= numbers[-1] <= 60:
        return None
    return "STEP", Step(numbers[0], numbers[-1], units.pop())


for _letter, _unit in {"y": "year", "m": "month"}.items():
    periods.rule("numbered year", f"{_letter} num", says="The same, by its first letter.")(
        lambda conventions, number, unit=_unit: ("STEP", Step(number, number, unit)) if 1 <= number <= 60 else None
    )
    periods.rule("numbered years", f"{_letter} num ->|&|/ [{_letter}] num", says="The same, by its first letter.")(
        lambda conventions, low, high, unit=_unit: ("STEP", Step(low, high, unit)) if 1 <= low < high <= 60 else None
    )
