"""Two dates in one cell that are one: a start and its end, a date and its gloss, a date and what replaced it."""

from typing import Final

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.grammar import years
from npa_cli.timeframe.grammar.commentary import OPENING, REPLACING, is_word
from npa_cli.timeframe.grammar.lexicon import group
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
