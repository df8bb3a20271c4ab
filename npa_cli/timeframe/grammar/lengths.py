"""Lengths of time and numbered years: counted from a day the words give, or waiting for one.

An event, `within 6 months of publication`, is whatever words follow, up to the next bracket, dash, comma or full stop:
it is named, never guessed at.
"""

from collections.abc import Callable, Container
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.grammar.bounds import before as by_the_day_before
from npa_cli.timeframe.grammar.lexicon import CLASSES_OF_WORDS, words
from npa_cli.timeframe.grammar.parts import part_of
from npa_cli.timeframe.grammar.periods import Step
from npa_cli.timeframe.grammar.rule import Kinds, Made, Token
from npa_cli.timeframe.grammar.years import this_or_next
from npa_cli.timeframe.reading import Alternative
from npa_cli.timeframe.window import Window, add_months, month_end

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}


class Offset(NamedTuple):
    """A length of time: `6 months`, `6 to 12 months`."""

    low: int
    high: int
    unit: str
    working: bool = False  # working days, Monday to Friday


class Relative(NamedTuple):
    """What is counted, and from what. `role` as in a Window; `over` where it lasts from the event itself."""

    amount: Offset | Step | str  # a str is the name of a unit: "next year"
    role: str = "by"
    before: bool = False  # counted backwards
    over: bool = False
    bare: bool = False  # a length with no word before it, which may be how long something lasts
    ahead: int = 0  # for a unit: 0 is this one, 1 the next


def resolve(relative: Relative, anchor: date, conventions: Conventions) -> Window | None:
    """The days meant, counting from `anchor`. Raises ValueError or OverflowError if the calendar runs out."""
    amount = relative.amount
    if isinstance(amount, Offset):
        if relative.role == "span":
            return Window(anchor, lasts(amount, anchor), "range")
        days = [
            move_day(anchor, amount, -count if relative.before else count, conventions.bank_holidays)
            for count in dict.fromkeys((amount.low, amount.high))
        ]
        by = "bank_holidays" if amount.working else None
        if relative.role == "from":
            return Window(days[-1], None, "day", "from", by)
        start = anchor if relative.over else min(days) if len(days) > 1 else None
        return Window(start, max(days), "range" if len(days) > 1 else "day", "by", by)
    window = (
        _step(amount, anchor) if isinstance(amount, Step) else this_or_next(amount, relative.ahead, anchor, conventions)
    )
    for part in amount.parts if isinstance(amount, Step) else ():
        window = part_of(window, part, conventions)
    if window is None:
        return None
    if relative.role == "before":
        return by_the_day_before(conventions, window)
    if relative.role == "from":
        return Window(window.start, None, window.unit, "from")
    return window._replace(start=None) if relative.role == "by" else window


def _step(step: Step, anchor: date) -> Window:
    one = Offset(1, 1, step.unit)
    start = move_day(anchor, one, step.low - 1)
    return Window(start, move_day(anchor, one, step.high) - timedelta(1), "range")


def lasts(amount: Offset, start: date) -> date | None:
    """The last day of what starts on a day and goes on for a length; None for a length that is not one."""
    return move_day(start, amount, amount.high) - timedelta(1) if amount.low == amount.high else None


def move_day(day: date, offset: Offset, count: int, bank_holidays: str = "england_and_wales") -> date:
    """The day `count` of the offset's units after `day`, or before it for a negative count.

    Working days are Monday to Friday without the bank holidays of a part of the United Kingdom.
    """
    if offset.unit in _MONTHS:
        return add_months(day, count * _MONTHS[offset.unit])
    if offset.unit == "hour":
        return day + timedelta(-(-count // 24))
    if not offset.working:
        return day + timedelta(count * _DAYS[offset.unit])
    return move_working_days(day, count, bank_holidays)


def length(conventions: Conventions, count: int, unit: str, again: int | None = None, working: bool = False) -> Made:
    """So many days, weeks, months or years after something; working days are Monday to Friday."""
    if again not in (None, count) or count > _LONGEST or (working and unit != "day"):
        return None
    return "OFFSET", Offset(count, count, unit, bool(working))


def lengths(conventions: Conventions, low: int, high: int, unit: str, again: str | None = None) -> Made:
    """From one length to a longer one, `12 months to 2 years`; due at the longer."""
    for smaller in (_MONTHS, _DAYS):
        if again and again != unit and {again, unit} <= smaller.keys():
            low, high = low * smaller[again], high * smaller[unit]
            again = unit = "month" if smaller is _MONTHS else "day"
    return ("OFFSET", Offset(low, high, unit)) if again in (None, unit) and low < high <= _LONGEST else None


def length_and_more(conventions: Conventions, count: int, unit: str) -> Made:
    """An open start so long after something."""
    return "RELATIVE", Relative(Offset(count, count, unit), "from")


_LONGEST: Final = 1000


def length_from(conventions: Conventions, offset: Offset, window: Window) -> Made:
    """So long after a day that the words give; after the last of a span, by convention, or from its first."""
    found = resolve(Relative(offset), window.last, conventions)
    if found is None or found.due is None or window.unit == "day" or window.role == "end":
        return found._replace(convention=found.convention or window.convention) if found else None
    due = found.due
    if offset.unit in _MONTHS and window.last == month_end(window.last.year, window.last.month):
        due = month_end(due.year, due.month)
    return _counted(conventions, found, due, "its first day", lasts(offset, window.first))


def _counted(conventions: Conventions, found: Window, due: date, other: str, day: date | None) -> Window | None:
    """A day counted from a span that is longer than a day, with the one counted from its other end."""
    if conventions.month_deadline == "refuse":
        return None
    others = (Alternative(f"counted from {other}", None, day),) if day else ()
    return found._replace(due=due, convention=found.convention or "month_deadline", alternatives=others)


def length_of_start(conventions: Conventions, offset: Offset, span: Window) -> Made:
    """As long as that from the first day of the span: due on its last."""
    due = lasts(offset, span.start) if span.start and span.unit not in ("range", "list") else None
    if due is None or due < span.first:
        return None
    return Window(span.start, due, "range", convention=span.convention)


def length_before(conventions: Conventions, offset: Offset, window: Window) -> Made:
    """So long before a day that the words give."""
    before = Relative(offset, before=True)
    found, other = resolve(before, window.first, conventions), resolve(before, window.last, conventions)
    if found is None or found.due is None or window.unit == "day" or window.role == "end":
        return found
    return _counted(conventions, found, found.due, "its last day", other.due if other else None)


def first_of(conventions: Conventions, ordinal: int, offset: Offset, span: Window) -> Made:
    """So much of the beginning of a longer span."""
    due = lasts(offset, span.first) if ordinal == 1 else None
    return span._replace(due=due, alternatives=()) if due and due <= span.last else None


def first(conventions: Conventions, ordinal: int, offset: Offset) -> Made:
    """The first so many months or years of the plan."""
    return ("RELATIVE", Relative(offset, "span", over=True)) if ordinal == 1 and offset.low == offset.high else None


def next_unit(conventions: Conventions, unit: str, over: bool = False) -> Made:
    """So long from the day of the document."""
    return "RELATIVE", Relative(Offset(1, 1, unit), over=bool(over))


def from_step(conventions: Conventions, step: Step) -> Made:
    """An open start; from one of them to another, both and all between."""
    return "RELATIVE", Relative(step, "from" if step.low == step.high else "span")


def relative(
    conventions: Conventions,
    amount: Offset | Step | str,
    role: str = "by",
    part: str = "",
    over: bool = False,
    bare: bool = False,
    ahead: int = 0,
) -> Made:
    """What waits for the day that it is counted from."""
    if part and isinstance(amount, Step):
        amount = amount._replace(parts=(part,))
    return "RELATIVE", Relative(amount, role, over=bool(over), bare=bool(bare), ahead=ahead)


_SUBDIVISIONS: Final = {"england_and_wales": "ENG", "scotland": "SCT", "northern_ireland": "NIR"}  # as `holidays` says


class HolidaysMissingError(Exception):
    """The library that knows bank holidays is not installed."""


def move_working_days(day: date, count: int, bank_holidays: str) -> date:
    """The day `count` working days after `day`, or before it for a negative count.

    `bank_holidays` is a value of the convention of that name. The day itself does not count, and need not be a working
    day. Raises HolidaysMissingError if the library `holidays` is not installed.
    """
    try:
        from holidays import country_holidays  # slow to load, and only for a plan that counts working days
    except ImportError:
        raise HolidaysMissingError from None
    closed = _closed(country_holidays, bank_holidays)
    step = timedelta(1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() > 4 or day in closed:
            day += step
    return day


@cache  # it works out each year's once
def _closed(country_holidays: Callable[..., Container[date]], bank_holidays: str) -> Container[date]:
    return country_holidays("GB", subdiv=_SUBDIVISIONS[bank_holidays])


_OF: Final = words("of after from since upon before on")
_LEADS: Final = CLASSES_OF_WORDS["event"]
_SHOULD: Final = words("as when if where")
_CALLED_FOR: Final = CLASSES_OF_WORDS["called for"]  # most as needed; what waits for means has no timeframe yet
_STOPS: Final = words("( ) -- , ; : .")
_ENDS: Final = frozenset(("WINDOW", "REPEAT", "ROUND", "thereafter"))
_NOTHING: Final = words("WINDOW REPEAT ROUND MARKER RELATIVE PARTIAL PARTIALS")


class Event(NamedTuple):
    """Something that happens on a day the words do not give, and what is counted from it (None: the day itself)."""

    relative: Relative | None
    words: str | None
    role: str = "by"  # at, by, before, from


def with_events(tokens: list[Token], kinds: Kinds, text: str) -> list[Token]:
    """The tokens, of these kinds, with every length of time made an EVENT, together with the words it counts from."""
    if _NOTHING.isdisjoint(kinds):
        return _words_only(tokens, text)
    if "RELATIVE" not in kinds:
        return tokens
    made: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        i += 1
        if token.kind == "RELATIVE":
            stop = _stop(tokens, i) if i < len(tokens) and tokens[i].kind in _OF else i
            stop = i if stop == i + 1 else stop  # nothing follows that could name an event
            named = text[tokens[i].end : tokens[stop - 1].end].strip() if stop > i + 1 else None
            before = stop > i and tokens[i].kind == "before"
            relative: Relative = token.value
            role = "by" if before and relative.role == "from" else relative.role  # `at least 6 months before launch`
            event = Event(relative._replace(before=before, role=role), named)
            end = tokens[stop - 1].end if stop > i else token.end
            token = Token("EVENT", event, token.begin, end, token.rule)
            i = stop
        made.append(token)
    return made


def _stop(tokens: list[Token], i: int) -> int:
    while i < len(tokens) and tokens[i].kind not in _STOPS and tokens[i].kind not in _ENDS:
        i += 1
    return i - 1 if i < len(tokens) and tokens[i].kind in _ENDS and tokens[i - 1].kind in ("and", "then") else i


def _words_only(tokens: list[Token], text: str) -> list[Token]:
    """A cell with no date and no length of time: an event, where it starts as one does."""
    if not tokens or tokens[0].kind not in _LEADS or any(token.kind in ("each", "REFUSED") for token in tokens):
        return tokens
    stop = _stop(tokens, 1)
    if stop < 2:
        return tokens
    if tokens[0].kind in _SHOULD and tokens[stop - 1].kind in _CALLED_FOR:
        kind = _CALLED_FOR[tokens[stop - 1].kind] or "as_needed"
        rule = kind.replace("_", " ")
        return [Token("MARKER", kind, tokens[0].begin, tokens[stop - 1].end, rule), *tokens[stop:]]
    event = Event(None, text[tokens[1].begin : tokens[stop - 1].end], _LEADS[tokens[0].kind])
    return [Token("EVENT", event, tokens[0].begin, tokens[stop - 1].end, "event"), *tokens[stop:]]
