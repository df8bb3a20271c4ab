"""Two dates in one cell that are one: a start and its end, a date and its gloss, or one that is no deadline."""

from typing import Final

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.grammar import years
from npa_cli.timeframe.grammar.commentary import OF_SOMETHING_ELSE, OPENING, REPLACING, beside_a_year, is_word
from npa_cli.timeframe.grammar.lexicon import group
from npa_cli.timeframe.grammar.meaning import Cell, Phrase
from npa_cli.timeframe.grammar.rule import Token
from npa_cli.timeframe.window import Partial, Window

_ENDING: Final = group("finish") | {"PART", "STATUS", "by", "until"}
_REPLACED: Final = group("replaced")
_NARROWED: Final = frozenset(("year", "financial_year", "season", "half", "financial_half"))


def one_of_two(first: Window, second: Window, gap: list[Token]) -> Window | None:
    """The one window that two say together, or None if they say two things."""
    words = [token.kind for token in gap if is_word(token) or token.kind in ("PART", "STATUS")]
    if first.due is None:
        return _from_to(first, second, words)
    if second.due is None:
        return first if REPLACING & set(words) else None  # "revised from December 2019"
    if _REPLACED & set(words):
        return first if not any(token.kind == ")" for token in gap) else None  # `Oct 2021 (baseline), Oct 2023`
    if REPLACING & set(words) or "slipped" in [token.value for token in gap if token.kind == "STATUS"]:
        return second
    if _other_quarter(first, second, gap):
        return second
    if any(not token.kind.islower() and token.kind not in OPENING and token.kind != ")" for token in gap):
        return None
    if words and not any(token.kind == "(" for token in gap):
        return None
    return _narrower(first, second)


def _other_quarter(first: Window, second: Window, gap: list[Token]) -> bool:
    """Whether a bracket gives the three months of a quarter whose year is one of another country: they decide."""
    months = second.start and second.due and (second.due - second.start).days
    return (
        first.convention in ("financial_year_name", "quarter")
        and first.unit.endswith("quarter")
        and second.unit in ("range", "quarter")
        and second.convention is None
        and months in range(88, 92)
        and any(token.kind == "(" for token in gap)
    )


def _from_to(first: Window, second: Window, words: list[str]) -> Window | None:
    """An open start, then what ends it."""
    if second.due is None or first.start is None or second.last <= first.start:
        return None
    if second.role in ("by", "until", "end") or not words or _ENDING & set(words):
        return second._replace(start=first.start, unit="range", role="span")
    return None


def _narrower(first: Window, second: Window) -> Window | None:
    """Where one lies in the other, the one that says more; a gloss also chooses between readings."""
    for one, other in ((first, second), (second, first)):
        if _within(one, other):
            role = first.role if first.role != "span" else one.role
            start = one.start if role in ("span", "end") else None
            return one._replace(role=role, start=start, convention=None if one.unit == "day" else one.convention)
    for reading in first.alternatives:
        if reading.due == second.due and (reading.start in (None, second.start)):
            return second._replace(convention=None, alternatives=())
    return None


def _within(inner: Window, outer: Window) -> bool:
    if inner.due is None or outer.due is None:
        return False
    if outer.start is None or inner.start is None:
        return inner.due == outer.due
    return outer.start <= inner.start and inner.due <= outer.due


def check_gloss(value: Partial | tuple[Partial, ...], window: Window, conventions: Conventions) -> Window | None:
    """What a date and a gloss without a year say together; None if the gloss is not true of the date.

    `31 March 2020 (Q4)` stays as it is, `Q3 (2019/20)` is that quarter, and `Q4 2019 (Jan-Mar)` is the other reading.
    """
    partials = (value,) if isinstance(value, Partial) else value
    readings = [
        Window(other.start, other.due, window.unit, window.role)
        for other in window.alternatives
        if other.due and window.due and other.due.year == window.due.year
    ]
    for reading in (window, *readings):
        found = [_agreeing(partial, reading, conventions) for partial in partials]
        spans = [span for span in found if span is not None]
        if len(spans) < len(found):
            continue
        if len(spans) == 1 and not _within(spans[0], reading):
            return reading
        first, last = spans[0], spans[-1]
        if (first.start, last.due) == (reading.start, reading.due):
            return reading
        if last.due == reading.due and (last.role == "end" or reading.start is None):
            return reading
        if first.first > last.last:
            continue
        if _within(last, reading) and reading.unit in _NARROWED:
            return last._replace(start=first.start, role=reading.role)
        if not _within(last, reading):
            return reading
    return None


def _agreeing(partial: Partial, window: Window, conventions: Conventions) -> Window | None:
    """The span without a year, in the year that makes it part of the window, or the window part of it."""
    if window.due is None:
        return None
    which, _, unit = partial.unit.partition(" ")
    if unit:  # `31 March 2026 (year end)` is the end of either sort of year
        partial = partial._replace(unit=f"this {unit}") if which == "next" else partial
        also = (partial._replace(unit="this financial_year"),) if unit == "year" else ()
        found = [years.near(each, window.due, conventions) for each in (partial, *also)]
        return next((one for one in found if one and one.due == window.due), None)
    candidates: list[Window | None] = []
    if window.unit != "year":  # a quarter in a plain year goes by the plan's convention alone
        candidates.append(years.near(partial, (window.start or window.due).replace(day=1), conventions))
    candidates += [years.in_year(partial, window.due.year + step, conventions) for step in (0, -1)]
    return next((one for one in candidates if one and (_within(window, one) or _within(one, window))), None)


def is_no_deadline(cell: Cell, one: Phrase, other: Phrase) -> bool:
    """Whether the first of two dates is part of a name, or of what was, so that the second is the deadline."""
    return _is_in_title(cell, one, other) or _is_followed_up(cell, one, other)


def _is_in_title(cell: Cell, year: Phrase, deadline: Phrase) -> bool:
    """Whether a bare year is part of what is due: `Publish Local Plan 2041 by March 2025`."""
    gap, between = cell.gaps[year.at], cell.gaps[deadline.at]
    if year.token.rule not in ("", "years", "financial year", "range"):
        return False
    named = bool(gap) and is_word(gap[-1]) and beside_a_year(gap, -1) is not None
    close = not between or (all(map(is_word, between)) and year.value.last > deadline.value.last)
    return _names_a_year(gap, between, deadline.value) or (named and close and deadline.value.role == "by")


def _names_a_year(before: list[Token], between: list[Token], deadline: Window) -> bool:
    """Whether a year stands in what a thing is called: `Care Act 2014 refresher - Jan 2023`, `New 2023 contract by …`.

    More of the name has to follow it, and then `by`, or a dash and days that say more than a year does.
    """
    said, kinds = ["of", *[token.kind for token in before]][-1], [token.kind for token in between]
    marks = [token.kind for token in between if not is_word(token)]
    if not kinds or kinds[0] in marks or len(marks) > 1 or not _BEFORE_DAYS.issuperset(marks):
        return False
    governed = deadline.role == "by" or (kinds[-1:] == marks and deadline.unit not in ("year", "financial_year"))
    titled = said in _TITLED or (said in ("of", "for", "new") and kinds[0] in _TITLED)
    return governed and titled and _JOINED.isdisjoint(kinds)


_TITLED: Final = group("titled")
_BEFORE_DAYS: Final = frozenset(("-", "--", ":"))
_JOINED: Final = frozenset(("and", "then", "or", "to", "with", "after", "before", "next", "from", "starting"))


def _is_followed_up(cell: Cell, past: Phrase, next_one: Phrase) -> bool:
    """Whether a date is of what was, beside the next one: `Last reviewed January 2025; next review January 2026`.

    So is the day it was raised, `Raised May 2022, due July 2022`, and a baseline beside a forecast.
    """
    said = [token.kind for token in cell.gaps[past.at] if is_word(token)]
    after = [token.kind for token in cell.gaps[next_one.at]]
    if said == ["baseline"]:
        return ("forecast" in after or "target" in after) and "actual" not in after
    if not said or said[-1] not in OF_SOMETHING_ELSE:
        return False
    alone = len(cell.gaps[past.at]) == 1 and said[-1] not in REPLACING
    return "next" in after or (alone and next_one.value.role == "by")
