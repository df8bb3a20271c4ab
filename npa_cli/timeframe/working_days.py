"""Working days: Monday to Friday, without the bank holidays of a part of the United Kingdom."""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import date, timedelta
from functools import cache
from typing import Final

_SUBDIVISIONS: Final = {"england_and_wales": "ENG", "scotland": "SCT", "northern_ireland": "NIR"}  # as `holidays` says


class HolidaysMissingError(Exception):
    """The library that knows bank holidays is not installed."""


def move_working_days(day: date, count: int, bank_holidays: str) -> date:
    """The day `count` working days after `day`, or before it for a negative count.

    `bank_holidays` is a value of the convention of that name. The day itself does not count, and need not be a working
    day. Raises HolidaysMissingError where the library `holidays` is not installed.
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
