"""How often, and how long after: recurrences, lengths of time, and numbered years or months of a plan."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.grammar.periods import Step
from npa_cli.timeframe.grammar.rule import Made, Stage
from npa_cli.timeframe.window import Partial, months_window

phrases: Final = Stage("phrases", "How often, and how long after")


class Offset(NamedTuple):
    """A length of time: `6 months`, `6 to 12 months`."""

    low: int
    high: int
    unit: str
    working: bool = False  # working days, Monday to Friday


_PLAIN: Final = {("day", 1): "daily", ("week", 1): "weekly", ("month", 1): "monthly", ("month", 3): "quarterly"}
_TIMES_A_YEAR: Final = {1: 12, 2: 6, 3: 4, 4: 3, 6: 2, 12: 1}  # months between, where that comes out even


def every(count: int, unit: str) -> str | None:
    """The canonical words for once in so many units."""
    if not 1 <= count <= 100:
        return None
    if unit in ("fortnight", "quarter"):
        count, unit = (count * 2, "week") if unit == "fortnight" else (count * 3, "month")
    if unit == "month" and count % 12 == 0:
        count, unit = count // 12, "year"
    if unit == "year" and count == 1:
        return "annually"
    return _PLAIN.get((unit, count)) or f"every {count} {unit}s"


def _repeat(words: str | None) -> Made:
    return ("REPEAT", words) if words else None


@phrases.rule(
    "recurrence", "REPEAT", "on a|an REPEAT basis", "REPEAT basis", "on REPEAT basis", examples=("Quarterly",)
)
def _adverb(conventions: Conventions, words: str) -> Made:
    """A word that says how often."""
    return _repeat(words)


@phrases.rule(
    "recurrence", "each UNIT", "per UNIT", "once [a|per|each|in] UNIT", "once in each UNIT", examples=("every year",)
)
def _each(conventions: Conventions, unit: str) -> Made:
    """Once in each of some unit."""
    return _repeat(every(1, unit))


@phrases.rule(
    "recurrence",
    "each count UNIT",
    "once each count UNIT",
    "count - REPEAT",
    "count REPEAT",
    "count UNIT cycle",
    examples=("every two years", "six-monthly", "every 3 months"),
)
def _each_count(conventions: Conventions, count: int, unit: str) -> Made:
    """Once in so many units."""
    named = {"daily": "day", "weekly": "week", "monthly": "month", "annually": "year"}.get(unit, unit)
    return _repeat(every(count, named)) if not named.startswith("every") and named in _UNITS else None


_UNITS: Final = ("day", "week", "fortnight", "month", "quarter", "year")


@phrases.rule("recurrence", "each other UNIT", "each ORDINAL UNIT", "alternate UNIT", examples=("every other month",))
def _each_other(conventions: Conventions, *values: Any) -> Made:
    """Every second, third … of some unit."""
    return _repeat(every(values[0] if len(values) > 1 else 2, values[-1]))


@phrases.rule("recurrence", "each count ->|or count UNIT", examples=("every 2 to 3 years",))
def _each_between(conventions: Conventions, low: int, high: int, unit: str) -> Made:
    """Somewhere between two lengths."""
    return _repeat(f"every {low} to {high} {unit}s") if low < high <= 100 else None


@phrases.rule("recurrence", "PART [of] each UNIT", "PART [of] each quarter", examples=("end of each quarter",))
def _end_of_each(conventions: Conventions, part: str, unit: str = "quarter") -> Made:
    """At the end of each unit is once in each."""
    return _repeat(every(1, unit)) if part == "end" else None


@phrases.rule(
    "times a year",
    "count times [a|per|each|in] UNIT",
    "count times in a UNIT",
    "count x [a|per|each] UNIT",
    "count per UNIT",
    examples=("4 times a year", "three times per year"),
)
def _times(conventions: Conventions, count: int, unit: str) -> Made:
    """So many times a year, as the months between where that comes out even."""
    if count == 2:
        return _repeat(f"twice a {unit}")
    if unit == "year" and count in _TIMES_A_YEAR:
        return _repeat(every(_TIMES_A_YEAR[count], "month"))
    return _repeat(f"{count} times a {unit}") if 1 < count <= 100 else None


_WORDS_OF: Final = {"annually": "year", "monthly": "month", "weekly": "week"}


@phrases.rule("times a year", "count [times|x] perannum", examples=("4 per annum",))
def _times_per_annum(conventions: Conventions, count: int) -> Made:
    """So many times a year, in Latin: `4 times per annum`, `4x p.a.`"""
    return _repeat("annually") if count == 1 else _times(conventions, count, "year")


@phrases.rule("twice a year", "twice [a|per|each] UNIT", "twice REPEAT", "twice - REPEAT", examples=("twice a year",))
def _twice(conventions: Conventions, unit: str) -> Made:
    """Twice in each of some unit."""
    named = _WORDS_OF.get(unit, unit)
    return _repeat(f"twice a {named}") if named in _UNITS else None


@phrases.rule("half-yearly", "half [-] REPEAT", "semi [-] REPEAT", examples=("half-yearly",))
def _half_yearly(conventions: Conventions, words: str) -> Made:
    """Twice a year."""
    return _repeat("every 6 months") if words == "annually" else None


_BI: Final = {
    "annually": ("biannual|biannually|biyearly", "twice a year", "every 2 years"),
    "monthly": ("bimonthly", "twice a month", "every 2 months"),
    "weekly": ("biweekly", "twice a week", "every 2 weeks"),
}
_BI_SAYS: Final = "Twice in each, or once in two: refused unless the plan says which."


def _bi(conventions: Conventions, words: str) -> Made:
    if words not in _BI:
        return None
    _, twice, every_two = _BI[words]
    choices = {"refuse": ("REFUSED", "bi_words"), "twice_a": _repeat(twice), "every_two": _repeat(every_two)}
    return choices[conventions.bi_words]


phrases.rule("bi-words", "bi [-] REPEAT", says=_BI_SAYS)(_bi)
for _base, (_words, _, _) in _BI.items():
    phrases.rule("bi-words", _words, says=_BI_SAYS)(lambda conventions, base=_base: _bi(conventions, base))


@phrases.rule(
    "length of time",
    "count [-] UNIT",
    "NUMBER ( num ) UNIT",
    "count - UNIT period",
    "count calendar UNIT",
    "a|an UNIT",
    examples=("within 6 months of publication",),
)
def _length(conventions: Conventions, *values: Any) -> Made:
    """So many days, weeks, months or years after something."""
    if len(values) == 3 and values[0] != values[1]:
        return None
    count = values[0] if len(values) > 1 else 1
    return ("OFFSET", Offset(count, count, values[-1])) if count <= 1000 else None


@phrases.rule(
    "length of time", "count ->|/|or count [-] UNIT", "count UNIT ->|or count UNIT", examples=("6-12 months",)
)
def _lengths(conventions: Conventions, *values: Any) -> Made:
    """From one length to a longer one; due at the longer."""
    low, high = (value for value in values if isinstance(value, int))
    units = {value for value in values if isinstance(value, str)}
    return ("OFFSET", Offset(low, high, units.pop())) if len(units) == 1 and low < high <= 1000 else None


@phrases.rule(
    "working days", "count working UNIT", "count business UNIT", examples=("within 10 working days of the meeting",)
)
def _working(conventions: Conventions, count: int, unit: str) -> Made:
    """Monday to Friday without bank holidays: whose, the convention says."""
    return ("OFFSET", Offset(count, count, unit, working=True)) if unit == "day" and count <= 1000 else None


@phrases.rule("quarters without a year", "STEP")
def _quarters_of_some_year(conventions: Conventions, step: Step) -> Made:
    """Quarters have a year, or none: no plan numbers them through."""
    if step.unit != "quarter" or step.parts or step.high > 4:
        return None
    pieces = tuple(Partial("quarter", number) for number in range(step.low, step.high + 1))
    return ("PARTIAL", pieces[0]) if len(pieces) == 1 else ("PARTIALS", pieces)


@phrases.rule("quarter of a numbered year", "PARTIAL [of|,] STEP", "STEP [,|~] PARTIAL", examples=("Year 2 Q1",))
def _quarter_of_step(conventions: Conventions, one: Any, other: Any) -> Made:
    """A quarter counted within the plan's own year."""
    step, partial = (one, other) if isinstance(one, Step) else (other, one)
    if step.unit != "year" or partial.unit != "quarter" or step.low != step.high:
        return None
    first = (step.low - 1) * 12 + (partial.number - 1) * 3
    return "STEP", Step(first + 1, first + 3, "month", partial.parts)


@phrases.rule(
    "month of a financial year",
    "STEP [,|of|in|~] FY",
    "FY [,] STEP",
    examples=("Month 6 2019/20", "Quarters 3 and 4 2019/20"),
)
def _month_of_financial_year(conventions: Conventions, one: Any, other: Any) -> Made:
    """Finance counts months and quarters from the start of the financial year: month 6 is September."""
    step, named = (one, other) if isinstance(one, Step) else (other, one)
    months = {"month": 1, "quarter": 3}.get(step.unit, 0)
    if not 0 < months * step.high <= 12 or named.other or step.parts:
        return None
    first = named.year.first_month + (step.low - 1) * months
    unit = "month" if months == 1 else "financial_quarter"
    return "SPAN", months_window(named.year.start_year, first, (step.high - step.low + 1) * months, unit)
