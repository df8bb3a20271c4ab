"""Lengths of time and numbered years: counted from a day the words give, or waiting for one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.grammar.bounds import Made, Whole, as_window, bounds
from npa_cli.timeframe.grammar.periods import whole
from npa_cli.timeframe.grammar.phrases import Offset
from npa_cli.timeframe.grammar.plan_years import Step
from npa_cli.timeframe.grammar.relative import Relative, move_day, resolve
from npa_cli.timeframe.window import Window


@bounds.rule(
    "length from a date",
    "[within|in] OFFSET of|from|after|since SPAN",
    "within|in first OFFSET of|from|after SPAN",
    "by OFFSET after|from SPAN",
    "OFFSET ( from SPAN )",
    examples=("within 6 months of 1 October 2018", "3 months from 1 April 2019"),
)
def _length_from(conventions: Conventions, offset: Offset, window: Window) -> Made:
    """So long after a day that the words give."""
    found = resolve(Relative(offset), window.last, conventions)
    return as_window(found._replace(convention=window.convention)) if found else None


@bounds.rule(
    "length before a date", "[at|within] [least] OFFSET before SPAN", examples=("3 months before 1 April 2020",)
)
def _length_before(conventions: Conventions, offset: Offset, window: Window) -> Made:
    """So long before a day that the words give."""
    return as_window(resolve(Relative(offset, before=True), window.first, conventions))


@bounds.rule(
    "within",
    "OFFSET",
    "within|in|by [next|first] OFFSET",
    "within a period of OFFSET",
    "within maximum of OFFSET",
    "no more than OFFSET",
    "less|fewer than OFFSET",
    "< OFFSET",
    "under|maximum|max OFFSET",
    "by|at end of OFFSET",
    "by in OFFSET",
    examples=("within 6 months of publication", "within 3 months"),
)
def _within(conventions: Conventions, offset: Offset) -> Made:
    """So long after something: no date until the plan gives that day."""
    return "RELATIVE", Relative(offset)


@bounds.rule(
    "first months", "[in|during|within] ORDINAL OFFSET of SPAN|YEAR|FY", examples=("first six months of 2020",)
)
def _first_of(conventions: Conventions, ordinal: int, offset: Offset, value: Whole) -> Made:
    """So much of the beginning of a longer span."""
    window = whole(value, conventions)
    if window is None or ordinal != 1 or offset.low != offset.high:
        return None
    due = move_day(window.first, offset, offset.high) - timedelta(1)
    return as_window(window._replace(due=due, alternatives=())) if due <= window.last else None


@bounds.rule("first", "[within|in|during|over|for] ORDINAL OFFSET [of]", examples=("first 6 months",))
def _first(conventions: Conventions, ordinal: int, offset: Offset) -> Made:
    """The first so many months or years of the plan."""
    return ("RELATIVE", Relative(offset, over=True)) if ordinal == 1 else None


@bounds.rule(
    "over",
    "over|during|throughout|for|next|first|initial [a] [next|first] OFFSET",
    "over OFFSET period",
    examples=("over the next 12 months",),
)
def _over(conventions: Conventions, offset: Offset) -> Made:
    """So long after something, and lasting from that day until then."""
    return "RELATIVE", Relative(offset, over=True)


@bounds.rule("after a length", "after OFFSET", "from OFFSET")
def _after_length(conventions: Conventions, offset: Offset) -> Made:
    """An open start so long after something."""
    return "RELATIVE", Relative(offset, role="from")


@bounds.rule("numbered year", "[in|during|over|within|throughout|for|on] STEP", "in first UNIT", examples=("Year 2",))
def _numbered(conventions: Conventions, step: Step) -> Made:
    """The plan's own first, second … year: no dates until it is known when the plan starts."""
    return ("RELATIVE", Relative(step, role="span")) if isinstance(step, Step) else None


@bounds.rule(
    "numbered year", "by|before|until [end] STEP", "by|until PART [of] STEP", "PART [of] STEP", "in|at PART of STEP"
)
def _numbered_part(conventions: Conventions, part: Any, step: Step | None = None) -> Made:
    """Its end, or another part of it, or a deadline at its end."""
    if step is None:
        return "RELATIVE", Relative(part, role="by")
    return "RELATIVE", Relative(step._replace(parts=(part,)), role="span")


@bounds.rule("from a numbered year", "from STEP [onwards]", "STEP onwards")
def _numbered_start(conventions: Conventions, step: Step) -> Made:
    """An open start."""
    return "RELATIVE", Relative(step, role="from")


for _word, _ahead in {"this": 0, "current": 0, "next": 1}.items():
    for _lead, _role in {
        "": "span",
        "in": "span",
        "during": "span",
        "by": "by",
        "within": "span",
        "for": "span",
    }.items():
        for _pattern, _fixed in {"UNIT": None, "fy": "financial_year", "quarter": "quarter"}.items():
            bounds.rule("this or next", f"{_lead} {_word} {_pattern}", says="Counted from the day of the document.")(
                lambda conventions, unit=None, ahead=_ahead, role=_role, fixed=_fixed: (
                    "RELATIVE",
                    Relative(fixed or unit, role=role, ahead=ahead),
                )
            )
