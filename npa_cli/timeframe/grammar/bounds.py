"""How words bound a span: by, before, until, from, onwards, within so long of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.financial_year import FinancialYear
from npa_cli.timeframe.grammar.dates import NamedYear
from npa_cli.timeframe.grammar.periods import whole
from npa_cli.timeframe.grammar.phrases import Offset
from npa_cli.timeframe.grammar.relative import Relative, moved, resolve
from npa_cli.timeframe.grammar.rule import Stage
from npa_cli.timeframe.grammar.steps import Step
from npa_cli.timeframe.reading import Alternative
from npa_cli.timeframe.window import Window

Made = tuple[str, Any] | None
Whole = Window | int | NamedYear

bounds: Final = Stage("bounds", "By, before, until, from, onwards, within")


def _window(window: Window | None) -> Made:
    return ("WINDOW", window) if window else None


@bounds.rule("", "SPAN|YEAR|FY")
def _span(conventions: Conventions, value: Whole) -> Made:
    """The days themselves: due on the last of them."""
    return _window(whole(value, conventions))


@bounds.rule(
    "during",
    "in|during|throughout|on|at|for|over|within|around|circa|through SPAN|YEAR|FY",
    "over course of SPAN|YEAR|FY",
    "in|on|during [WEEKDAY|month|week] of SPAN",
    "between SPAN",
    "expected|planned [in|on|for] SPAN|YEAR|FY",
    examples=("during 2019/20", "in March 2020", "between April 2019 and March 2020"),
)
def _during(conventions: Conventions, value: Whole) -> Made:
    """The same, said with a preposition."""
    return _window(whole(value, conventions))


@bounds.rule("due", "due [in|on|for|:|~|by] SPAN|YEAR|FY", "due SPAN|FY", examples=("due March 2020",))
def _due(conventions: Conventions, value: Whole) -> Made:
    """The days in which it falls due."""
    window = whole(value, conventions)
    return _window(window._replace(role="by" if window.role == "span" else window.role)) if window else None


@bounds.rule(
    "by",
    "by [in|:|-] SPAN|FY",
    "by month of SPAN",
    "by SPAN|FY by",
    "SPAN|FY by",
    "SPAN|YEAR|FY or sooner|earlier|before",
    "SPAN|YEAR|FY ( or sooner|earlier|before )",
    "SPAN|YEAR|FY ( by )",
    examples=("by March 2021", "by end of March 2021", "no later than 31 March 2021", "by the middle of 2020"),
)
def _by(conventions: Conventions, value: Whole) -> Made:
    """A deadline: its last day, unless the plan means the day before it starts."""
    window = whole(value, conventions)
    if window is None:
        return None
    if window.role == "start":
        return None  # its first day, the day before, or a few days on: three readers, three dates
    if window.role == "middle":
        return _window(Window(None, window.alternatives[0].due, "day", "by", window.convention))
    if window.role == "end" or window.unit == "day" or window.convention == "parts":
        return _window(window._replace(start=None, role="by"))
    if conventions.month_deadline == "refuse":
        return None
    eve = window.first - timedelta(1)
    if conventions.month_deadline == "day_before_month":
        other = Alternative("its last day", None, window.due)
        return _window(Window(None, eve, window.unit, "by", "month_deadline", (other,)))
    others = (*window.alternatives, Alternative("the day before it starts", None, eve))
    return _window(Window(None, window.due, window.unit, "by", window.convention or "month_deadline", others))


@bounds.rule("by a year", "by [in|:] YEAR", examples=("by 2021",))
def _by_year(conventions: Conventions, year: int) -> Made:
    """The end of the calendar year, unless the plan means its start or the financial year that ends in it."""
    financial = FinancialYear(year - 1, conventions.financial_year_start_month)
    readings = {
        "calendar_year_end": Alternative("by the end of the calendar year", None, date(year, 12, 31)),
        "calendar_year_start": Alternative("before the calendar year starts", None, date(year - 1, 12, 31)),
        "financial_year_end": Alternative(f"by the end of {financial.label}", None, financial.end),
    }
    chosen = readings.pop(conventions.year_deadline, None)
    if chosen is None:
        return None
    others = tuple(dict.fromkeys(other for other in readings.values() if other.due != chosen.due))
    return _window(Window(None, chosen.due, "year", "by", "year_deadline", others))


@bounds.rule(
    "before", "before SPAN|YEAR|FY", "before [in] SPAN", examples=("before March 2021", "prior to 1 April 2020")
)
def _before(conventions: Conventions, value: Whole) -> Made:
    """By the day before it starts, unless the plan takes it in."""
    window = whole(value, conventions)
    if window is None:
        return None
    if window.role == "end":
        return _window(window._replace(role="by"))
    eve = window.first - timedelta(1)
    if window.unit == "day":
        return _window(Window(None, eve, "day", "by"))
    if conventions.before == "inclusive":
        other = Alternative("by the day before it starts", None, eve)
        return _window(Window(None, window.due, window.unit, "by", "before", (other,)))
    return _window(Window(None, eve, window.unit, "by", "before", (Alternative("by its last day", None, window.due),)))


@bounds.rule("until", "until|to [-] SPAN|YEAR|FY", examples=("until March 2020", "to 31 March 2021"))
def _until(conventions: Conventions, value: Whole) -> Made:
    """To its last day, unless the plan leaves it out."""
    window = whole(value, conventions)
    if window is None:
        return None
    if window.role == "end" or window.unit == "day":
        return _window(window._replace(start=None, role="until"))
    eve = Alternative("until the day before it starts", None, window.first - timedelta(1))
    last = Alternative("until its last day", None, window.due)
    chosen, other = (last, eve) if conventions.until == "inclusive" else (eve, last)
    return _window(Window(None, chosen.due, window.unit, "until", window.convention or "until", (other,)))


@bounds.rule(
    "open start",
    "from|since [in|:|~] SPAN|YEAR|FY [onwards]",
    "from date [:|~] SPAN",
    "SPAN|YEAR|FY [and|~|,] onwards",
    "in SPAN|YEAR|FY and onwards",
    "SPAN|YEAR|FY from",
    "SPAN|YEAR|FY ( from )",
    "SPAN|YEAR|FY +",
    "from|since SPAN|YEAR|FY ->|until present|date|now|MARKER",
    "from|since SPAN|YEAR|FY [and|,] thereafter",
    "SPAN|YEAR|FY -> present|date|now|MARKER",
    examples=("from April 2019", "April 2019 onwards", "April 2019 - ongoing"),
)
def _from(conventions: Conventions, value: Whole, marker: str = "ongoing") -> Made:
    """A start, never a deadline."""
    window = whole(value, conventions)
    if window is None or marker not in ("ongoing", "as_needed"):
        return None
    if window.role == "span" and window.unit in ("range", "list") and window.convention not in ("either_or", "parts"):
        return None
    start = window.due if window.role == "end" else window.first
    return _window(Window(start, None, window.unit, "from", window.convention))


@bounds.rule("from a range", "from SPAN", examples=("from April 2010 to Mar 2011",))
def _from_range(conventions: Conventions, window: Window) -> Made:
    """From one day to another: due on the last."""
    return _window(window) if window.role == "span" and window.unit in ("range", "list") else None


@bounds.rule("after", "after SPAN|YEAR|FY", examples=("after March 2020",))
def _after(conventions: Conventions, value: Whole) -> Made:
    """An open start on the day after it ends."""
    window = whole(value, conventions)
    return _window(Window(window.last + timedelta(1), None, window.unit, "from")) if window else None


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
    return _window(found._replace(convention=window.convention)) if found else None


@bounds.rule(
    "length before a date", "[at|within] [least] OFFSET before SPAN", examples=("3 months before 1 April 2020",)
)
def _length_before(conventions: Conventions, offset: Offset, window: Window) -> Made:
    """So long before a day that the words give."""
    return _window(resolve(Relative(offset, before=True), window.first, conventions))


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
    due = moved(window.first, offset, offset.high) - timedelta(1)
    return _window(window._replace(due=due, alternatives=())) if due <= window.last else None


@bounds.rule("span without a year", "by|in|on|during|at|for PARTIAL")
def _partial(conventions: Conventions, partial: Any) -> Made:
    """A preposition does not give it one."""
    return "PARTIAL", partial


@bounds.rule("first", "[within|in|during|over|for] ORDINAL OFFSET [of]", examples=("first 6 months",))
def _first(conventions: Conventions, ordinal: int, offset: Offset) -> Made:
    """The first so many months or years of the plan."""
    return ("RELATIVE", Relative(offset, over=True)) if ordinal == 1 else None


@bounds.rule("within one", "within|in a UNIT", examples=("within a month",))
def _within_one(conventions: Conventions, unit: str) -> Made:
    """The same, of one unit."""
    return "RELATIVE", Relative(Offset(1, 1, unit))


@bounds.rule(
    "over",
    "over|during|throughout|for|next|first|initial [a] [next|first] OFFSET",
    "over OFFSET period",
    examples=("over the next 12 months",),
)
def _over(conventions: Conventions, offset: Offset) -> Made:
    """The same, lasting from that day."""
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
            bounds.rule("this or next", f"{_lead} {_word} {_pattern}")(
                lambda conventions, unit=None, ahead=_ahead, role=_role, fixed=_fixed: (
                    "RELATIVE",
                    Relative(fixed or unit, role=role, ahead=ahead),
                )
            )


@bounds.rule(
    "throughout",
    "throughout",
    "throughout [plan|programme|project|strategy|life|lifetime|period|UNIT]",
    "throughout life of plan|programme|project|strategy",
)
def _throughout(conventions: Conventions, unit: str | None = None) -> Made:
    """All the time."""
    return "MARKER", "ongoing"
