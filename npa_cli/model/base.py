"""What every part of a plan's files is built on: the base class, numbers, and the form of the items' ids."""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Strict, WrapValidator

PRIORITY_ID: Final = r"^P[1-9][0-9]*$"
ACTIVITY_ID: Final = r"^P[1-9][0-9]*\.[1-9][0-9]*$"
DELIVERABLE_ID: Final = r"^P[1-9][0-9]*\.[1-9][0-9]*\.[1-9][0-9]*$"


class PlanModel(BaseModel):
    """Something that a plan's files describe. Its fields are the keys in the file; once read it never changes.

    A key that no field names is a fault. A model is compiled when the first file of its kind is read
    (`defer_build`), so that a plan without a risk register does not pay for one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _as_written(value: Any, check: Any) -> Any:
    check(value)
    return value


WholeNumber = Annotated[int, Strict()]
"""A whole number; words such as "4" and 4.0 are none."""

Number = Annotated[float, Strict(), WrapValidator(_as_written)]
"""A number, kept as the file has it: 45 stays whole, so that no reader sees 45.0."""
