"""A recurrence unfolded: the days on which each turn of it falls due, by an iCalendar rule (RFC 5545)."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any, Final

from npa_cli.timeframe.conventions import DEFAULT, Conventions
from npa_cli.timeframe.financial_year import FinancialYear
from npa_cli.timeframe.reading import Reading, Turns
from npa_cli.timeframe.round import Rhythm
from npa_cli.timeframe.window import add_months, month_end

MOST_TURNS: Final = 4_000
"""No question is answered with more turns of one recurrence than this: ten years of days."""

_WORDS = {
    "daily": ("day", 1),
    "weekly": ("week", 1),
    "monthly": ("month", 1),
    "quarterly": ("month", 3),
    "twice a year": ("month", 6),
    "annually": ("year", 1),
}
_FREQUENCIES = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}  # as iCalendar names them


def turns_of(recurrence: str, first: date | None, terms: Rhythm | None = None) -> Turns | None:
    """The rule of a recurrence's canonical words, from its first day where that is known.

    The last day of a month stays the last, and a day that a month does not have is its last day there: 31 January,
    28 February, 31 March. Without a first day the turns are whole periods, each due at its end: those of `termly` are
    the plan's own terms. None for words with no fixed length (`each meeting`, `5 times a year`).
    """
    if recurrence == "termly" and terms is not None and first is None:
        return Turns("YEARLY", named=False, terms=terms)
    every = _interval(recurrence)
    if every is None:
        return None
    unit, count = every
    turns = Turns(_FREQUENCIES[unit], count, first=first, named=first is not None)
    if first is None or unit not in ("month", "year"):
        return turns
    if first == month_end(first.year, first.month):
        days: tuple[int, ...] = (-1,)
    else:  # the latest day that the month has, up to the first turn's own
        days = tuple(range(min(28, first.day), first.day + 1))
    return turns._replace(days=days, months=(first.month,) if unit == "year" else ())


def occurrences(
    reading: Reading,
    start: date,
    until: date,
    conventions: Conventions = DEFAULT,
    *,
    whole: bool = True,
    at_most: int = MOST_TURNS,
) -> tuple[date, ...]:
    """The days on which a recurring reading falls due from `start` to `until`, both inclusive, in order.

    Where the words name no day, each whole quarter, month, financial year … of the plan's own period is one turn, due
    at its end: the first that begins with the reading's start or the plan's, or later. With `whole` false, one that
    is already running then counts too. Nothing falls due after the plan's end unless its first turn does. Words that
    no rule can say give their first day only. Never more than `at_most` days: the rest are not worked out.
    """
    turns = reading.turns
    if turns is None:
        first = reading.due if reading.kind == "recurring" else None
        return (first,) if first is not None and start <= first <= until else ()
    begins = reading.start or conventions.plan_start or start
    first = turns.first or (begins if turns.named else _first_end(turns, begins, conventions, whole=whole))
    if first is None:
        return ()
    if reading.until is not None:
        until = min(until, reading.until)
    if conventions.plan_end is not None:
        until = min(until, max(conventions.plan_end, first) if turns.first else conventions.plan_end)
    if turns.terms is not None:
        return tuple(islice(_ends_of_terms(turns.terms, first, start, until), at_most))
    if not turns.named:  # the ends of whole periods: of months, unless they are counted in days
        days = (-1,) if turns.frequency in ("MONTHLY", "YEARLY") and first == month_end(first.year, first.month) else ()
        turns = turns._replace(days=days, months=(first.month,) if turns.frequency == "YEARLY" and days else ())
    return _days(turns, first, start, until, at_most)


@lru_cache(maxsize=64)  # many deliverables of a plan recur alike
def _days(turns: Turns, first: date, start: date, until: date, at_most: int) -> tuple[date, ...]:
    return tuple(islice(_unfold(turns, first, start, until), at_most))


def weekdays_of_months(weekday: int, nth: int, months: tuple[int, ...], first: date, last: date) -> tuple[date, ...]:
    """The nth weekday (Monday 0; nth -1 is the last) of these months of every year, from `first` to `last` inclusive.

    A month without such a day, as one without a fifth Tuesday, is passed over.
    """
    if not months:
        return ()
    return tuple(_unfold(Turns("MONTHLY", months=months, weekdays=((weekday, nth),)), first, first, last))


def days_of_a_turn(recurrence: str) -> int:
    """How many days one turn of a recurrence's canonical words takes, at the most; a year where no one knows."""
    unit, count = _interval(recurrence) or ("year", 1)
    months = {"month": count, "year": 12 * count}.get(unit)
    return months * 61 // 2 + 1 if months else count * (7 if unit == "week" else 1)


def _interval(words: str) -> tuple[str, int] | None:
    if words in _WORDS:
        return _WORDS[words]
    parts = words.split()
    if len(parts) == 3 and parts[0] == "every" and parts[1].isdecimal() and int(parts[1]) > 0:
        unit = parts[2].removesuffix("s")
        return (unit, int(parts[1])) if unit in ("day", "week", "month", "year") else None
    return None


def _first_end(turns: Turns, day: date, conventions: Conventions, *, whole: bool) -> date | None:
    """The end of the first turn that begins on `day` or, where `whole`, later; else of the one that `day` lies in."""
    month, count = conventions.financial_year_start_month, turns.interval
    try:
        if turns.terms is not None:
            term = turns.terms.of(day)
            return (term.next if whole and term.start < day else term).end
        if turns.frequency in ("DAILY", "WEEKLY"):
            return day + timedelta((7 if turns.frequency == "WEEKLY" else 1) * count - 1)
        months = count * 12 if turns.frequency == "YEARLY" else count
        if turns.frequency == "MONTHLY" and 12 % count:
            begins = day if day.day == 1 else month_end(day.year, day.month) + timedelta(1)
        elif turns.frequency == "MONTHLY":
            year = FinancialYear.of(day, month).start
            passed = (day.year - year.year) * 12 + day.month - year.month
            begins = add_months(year, passed // count * count)
        else:
            begins = FinancialYear.of(day, month).start
        if whole and begins < day:
            begins = add_months(begins, 12 if turns.frequency == "YEARLY" else months)
        return add_months(begins, months) - timedelta(1)
    except (ValueError, OverflowError):
        return None


def _ends_of_terms(terms: Rhythm, first: date, start: date, until: date) -> Iterator[date]:
    """The last days of terms from `start` to `until`, both inclusive, and none before `first`."""
    each = terms.of(max(first, start))
    while each.end <= until:
        yield each.end
        each = each.next


def _unfold(turns: Turns, first: date, start: date, until: date) -> Iterator[date]:
    """The days from `start` to `until`, both inclusive, that a rule names, counted from `first`: one at a time."""
    from dateutil import rrule  # slow to load, and only a plan with something that recurs needs it

    if turns.frequency in ("DAILY", "WEEKLY") and first < start:  # no need to count through the days before
        length = turns.interval * (7 if turns.frequency == "WEEKLY" else 1)
        first += timedelta((start - first).days // length * length)
    parts: dict[str, Any] = {}
    if turns.months:
        parts["bymonth"] = turns.months
    if turns.days:
        parts["bymonthday"] = turns.days
        parts |= {"bysetpos": -1} if len(turns.days) > 1 else {}
    if turns.weekdays:
        parts["byweekday"] = [rrule.weekday(day, nth or None) for day, nth in turns.weekdays]
    rule = rrule.rrule(
        getattr(rrule, turns.frequency),
        dtstart=datetime.combine(first, time()),
        until=datetime.combine(until, time()),
        interval=turns.interval,
        **parts,
    )
    return (each.date() for each in rule if each.date() >= start)
