"""A calendar day as files write it: `2018-04-01`, and no other way."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any


class _IsoDay:
    """Tells pydantic, should it ask, to take ISO days only: it would read a bare number as seconds since 1970."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> Any:
        from pydantic_core import PydanticCustomError, core_schema

        def check(value: Any) -> date:
            day = read_day(value)
            if day is None:
                raise PydanticCustomError("not_a_day", "not an ISO day")
            return day

        return core_schema.no_info_plain_validator_function(check)

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: Any) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


Day = Annotated[date, _IsoDay()]


def read_day(value: object) -> date | None:
    """The day that a value such as "2018-04-01" writes, or None; not the other ISO forms, such as weeks."""
    if not isinstance(value, str) or len(value) != len("2018-04-01") or value[4] != "-":
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
