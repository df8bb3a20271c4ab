"""A reading back to words: the plainest that mean the same days."""

from datetime import date, timedelta

from npa_cli.timeframe.conventions import DEFAULT, Conventions
from npa_cli.timeframe.financial_year import MONTH_NAMES, FinancialYear
from npa_cli.timeframe.reading import Reading
from npa_cli.timeframe.round import quarters


def canonical(reading: Reading, conventions: Conventions = DEFAULT) -> str:
    """Words that read back to the same kind, days, recurrence and body, by the same conventions.

    Days are written so that no other convention can change them, except a financial quarter or year, which keeps
    its name. Words that count from an event stay as they are. A refused reading has no words: an empty string.
    """
    if reading.kind is None:
        return ""
    if reading.kind == "relative":
        return " ".join(reading.expression.split())
    if reading.kind == "recurring":
        return _recurring(reading, conventions)
    recurrence = f" ({_often(reading)})" if reading.recurrence and reading.recurrence != "thereafter" else ""
    if reading.kind == "as_needed":
        return f"as required{recurrence}"
    if reading.kind == "unset":
        return f"TBC{recurrence}"
    if reading.kind == "ongoing":
        start = f" from {_day(reading.start)}" if reading.start else ""
        return f"ongoing{start}{recurrence}"
    return _days(reading, conventions) + (", then ongoing" if reading.recurrence == "thereafter" else "")


def _recurring(reading: Reading, conventions: Conventions) -> str:
    often = _often(reading)
    if reading.due is not None:
        until = f" until {_day(reading.until)}" if reading.until else ""
        return f"{_days(reading, conventions)} (then {often}){until}"
    if reading.start and reading.until:
        return f"{often} during {_day(reading.start)} to {_day(reading.until)}"
    if reading.start:
        whole = reading.start.day == 1 and reading.unit != "day"
        return f"{often}, from {_month(reading.start) if whole else _day(reading.start)}"
    return f"{often}, until {_day(reading.until)}" if reading.until else often


def _often(reading: Reading) -> str:
    if reading.recurrence == "each meeting":
        return f"each {reading.body} meeting" if reading.body else "each meeting"
    if reading.each and reading.turns and (reading.turns.weekdays or reading.recurrence == "monthly"):
        return f"every {reading.each}" if reading.recurrence == "weekly" else f"{reading.each} of each month"
    often = f"every {reading.each}" if reading.each and reading.recurrence == "annually" else reading.recurrence or ""
    days = f" ({reading.each})" if reading.each and reading.recurrence != "annually" else ""
    return f"{often} {reading.body}{days}" if reading.body else often + days


def _days(reading: Reading, conventions: Conventions) -> str:
    """The days of a dated reading: by a day, or from one to another in whole months where they are whole."""
    start, due = reading.start, reading.due
    if due is None:
        return f"from {_day(start)}"
    if start is None:
        return f"by {_day(due)}"
    if start == due:
        return _day(due)
    if reading.unit == "financial_quarter":
        quarter = quarters(conventions.financial_year_start_month).of(start)
        if (quarter.start, quarter.end) == (start, due):
            return quarter.label
    if reading.unit == "financial_year" and conventions.financial_year_start_month > 1:
        year = FinancialYear.of(start, conventions.financial_year_start_month)
        if (year.start, year.end) == (start, due):
            return year.label
    if start.day == 1 and (due + timedelta(1)).day == 1:
        first, last = _month(start), _month(due)
        return last if first == last else f"{first} to {last}"
    return f"{_day(start)} to {_day(due)}"


def _day(day: date | None) -> str:
    return f"{day.day} {_month(day)}" if day else ""


def _month(day: date) -> str:
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"
