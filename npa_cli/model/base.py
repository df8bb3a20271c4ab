"""What the models of a plan's files are built on: the base class, days and numbers, ids, and the fields they share."""

from datetime import date
from typing import Annotated, Any, Final, dataclass_transform

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, WrapValidator
from pydantic_core import PydanticCustomError

from npa_cli.model.vocabulary import Audience

PRIORITY_ID: Final = r"^P[1-9][0-9]{0,8}$"
THEME_ID: Final = r"^P[1-9][0-9]{0,8}\.T[1-9][0-9]{0,8}$"
ACTIVITY_ID: Final = r"^P[1-9][0-9]{0,8}\.[1-9][0-9]{0,8}$"
DELIVERABLE_ID: Final = r"^P[1-9][0-9]{0,8}\.[1-9][0-9]{0,8}\.[1-9][0-9]{0,8}$"


def needed(description: str, *examples: Any, **more: Any) -> Any:
    """A field that has to be there: what it holds in a sentence, examples of it, and more as for pydantic's `Field`."""
    return Field(description=description, examples=list(examples) or None, **more)


def optional(description: str, *examples: Any, default: Any = None, **more: Any) -> Any:
    """A field that may be left out, and is then `default`; all else as of one that is `needed`."""
    return needed(description, *examples, default=default, **more)


def several(description: str, *examples: Any, **more: Any) -> Any:
    """A list that may be left out, and is then empty; all else as of a field that is `needed`."""
    return needed(description, *examples, default=(), **more)


def keyed(description: str, *examples: Any) -> Any:
    """A mapping that may be left out, and is then empty; all else as of a field that is `needed`."""
    return needed(description, *examples, default_factory=dict)


@dataclass_transform(kw_only_default=True, field_specifiers=(Field, needed))
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

LARGEST_NUMBER: Final = 10**15  # sums and squares of what is counted stay exact enough, and far from overflow
Number = Annotated[float, Strict(), Field(ge=-LARGEST_NUMBER, le=LARGEST_NUMBER), WrapValidator(_as_written)]
"""A number, kept as the file has it: 45 stays whole, so that no reader sees 45.0."""


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


class Place(PlanModel):
    """A line of a source document."""

    document: str = needed("The id of a document under `sources` in workplan.yaml.", "workplan")
    line: WholeNumber = needed("Line number in the text held of it, counted from 1.", 58, ge=1)


WhoMayRead = Annotated[
    Audience,
    Field(
        description="Who may read of it in a paper made for an audience; what is not marked is for everybody.",
        examples=["board"],
    ),
]
OurReading = Annotated[
    tuple[str, ...], Field(description="Names of this entry's fields that are our reading, and not printed as such.")
]
OurNote = Annotated[str | None, Field(description="What a reader should know; ours, not the plan's.")]
PrintedNumber = Annotated[str | None, Field(description="The plan's own number or letter for it.")]
WhereQuoted = Annotated[Place | None, Field(description="Where the words stand in the source document.")]
