"""A calendar day as files write it: `2018-04-01`, and no other way."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

_FORM: Final = "2018-04-01"


def read_day(value: object) -> date | None:
    """The day that a value such as "2018-04-01" writes, or None; not the other ISO forms, such as weeks."""
    if not isinstance(value, str) or len(value) != len(_FORM) or value[4] != "-":
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _day(value: Any) -> date:
    day = value if type(value) is date else read_day(value)
    if day is None:
        raise PydanticCustomError("not_a_day", "not an ISO day")
    return day


# pydantic's own date would also take a bare number, as seconds since 1970
Day = Annotated[date, BeforeValidator(_day)]
