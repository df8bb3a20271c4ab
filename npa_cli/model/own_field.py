"""Fields of a plan's own, declared in workplan.yaml: what a cost or a domain is, and what may be in it."""

from collections.abc import Iterable, Iterator, KeysView, Mapping
from datetime import date
from functools import cache
from typing import Any, ClassVar, Final, Literal, NamedTuple, Self, TypeAlias, get_args, get_origin

from pydantic import ConfigDict

from npa_cli.model.base import LARGEST_NUMBER, PlanModel, needed, optional, read_day, several
from npa_cli.model.finding import KeyPath
from npa_cli.model.key_types import fields_by_key, model_in
from npa_cli.model.shape import Fault

OwnLevel = Literal["priority", "theme", "activity", "deliverable", "update"]
OwnType = Literal["text", "number", "money", "percent", "day", "choice", "list", "link"]
OwnValue: TypeAlias = str | int | float | date | tuple[str, ...]

OWNING: Final = ("priority", "return")
"""The kinds of file that may have such fields in them."""
CURRENCY: Final = r"^[A-Z]{3}$"
TAKEN: Final = frozenset((
    "activity", "activity_text", "adjusted", "also_said", "approved", "assurance_by", "assurance_how",
    "assurance_level", "assurance_on", "assured_by", "assured_how", "assured_on", "baseline", "baseline_timeframe",
    "body", "confidence", "convention", "days_late", "deliverable", "disputed", "due", "due_before_plan",
    "forecast_lapse", "kind", "last", "later_report_on", "latest", "lead", "next_due", "next_due_by_convention",
    "original_due", "part_due", "partner", "period", "period_end", "plan", "priority", "priority_title",
    "rag_meaning", "rating", "rating_reason", "reason", "recurrence", "reported_by", "reported_on", "reporter",
    "reports_on_it", "schedule", "signed", "source_document", "source_line", "start", "theme", "times_moved",
    "turn", "unchanged", "words",
))  # fmt: skip
"""Names that no such field may have, beside the format's own keys: those of what npa says of a deliverable."""
NUMBERS: Final[frozenset[OwnType]] = frozenset(("number", "money", "percent"))
SUMMED: Final[frozenset[OwnType]] = frozenset(("number", "money"))
_SIGNS: Final = {"GBP": "£", "EUR": "€", "USD": "$"}
_EXPECTED: Final[Mapping[OwnType, str]] = {
    "text": "words",
    "choice": "words",
    "list": "a list, each item on a line of its own after `- `",
    "link": "a web address that begins with https:// or http://",
    "day": "a date such as 2018-04-01",
    "number": "a number",
    "money": "a number, without the currency",
    "percent": "a number, without the percent sign",
}


class OwnField(PlanModel):
    """One field that a plan adds to the format. It is never a rating, and no date or rating follows from it."""

    on: OwnLevel = needed("What has it.", "deliverable")
    type: OwnType | None = optional("What stands in it. Left out, `choice` if there is `one_of`, else `text`.", "money")
    title: str | None = optional("Its heading. Left out, its name.", "CQC domain", min_length=1)
    currency: str | None = optional("Of money: its code of three letters.", "GBP", pattern=CURRENCY)
    one_of: tuple[str, ...] = several("The words of a choice, or of each item of a list.", ["Safe", "Well-led"])

    @property
    def holds(self) -> OwnType:
        """Its type, also if it does not say."""
        return self.type or ("choice" if self.one_of else "text")

    @property
    def is_short(self) -> bool:
        """Whether what it says fits into a column of a paper."""
        return self.holds in NUMBERS or self.holds in ("day", "choice")

    def heading(self, name: str) -> str:
        """What stands above its column; `name` is its key."""
        return self.title or name[0].upper() + name[1:].replace("_", " ")

    def value(self, written: Any) -> OwnValue | None:
        """What is written in it as its type; None if nothing is, or something that its type does not allow."""
        kind = self.holds
        if kind in NUMBERS:
            right = type(written) in (int, float) and abs(written) <= LARGEST_NUMBER
            return written if right else None
        if kind == "day":
            return read_day(written)
        if kind == "list":
            texts = isinstance(written, list | tuple) and all(map(self._is_allowed, written))
            return tuple(written) if texts else None
        right = self._is_allowed(written)
        return written if right and (kind != "link" or written.startswith(("https://", "http://"))) else None

    def _is_allowed(self, text: Any) -> bool:
        return isinstance(text, str) and bool(text.strip()) and (not self.one_of or text in self.one_of)

    def words(self, value: OwnValue) -> str:
        """A value in words: `£20,000`, `45%`."""
        if isinstance(value, tuple):
            return ", ".join(value)
        if isinstance(value, str | date):
            return str(value)
        number = f"{value:,.2f}" if isinstance(value, float) and self.holds == "money" else f"{value:,}"
        if self.holds == "money" and self.currency:
            sign = _SIGNS.get(self.currency, f"{self.currency} ")
            return f"-{sign}{number[1:]}" if value < 0 else f"{sign}{number}"
        return f"{number}%" if self.holds == "percent" else number


OwnFields: TypeAlias = Mapping[str, OwnField]
"""The fields of a plan, by their names."""


def own_properties(own: OwnFields, level: str) -> dict[str, Any]:
    """The JSON Schema of each field of the plan's own that something has, by its key."""
    return {name: _schema(name, field) for name, field in own.items() if field.on == level}


def _schema(name: str, field: OwnField) -> dict[str, Any]:
    kind = field.holds
    text: dict[str, Any] = {"type": "string", **({"enum": list(field.one_of)} if field.one_of else {})}
    if kind in NUMBERS:
        held: dict[str, Any] = {"type": "number"}
    elif kind == "list":
        held = {"type": "array", "items": text}
    else:
        held = {**text, **{"day": {"format": "date"}, "link": {"pattern": "^https?://"}}.get(kind, {})}
    money = f", in {field.currency}" if field.currency else ""
    return {**held, "description": f"The plan's own: {field.heading(name)}{money}."}


class HasOwnFields(PlanModel):
    """Something that may have fields of the plan's own, beside those of the format."""

    model_config = ConfigDict(extra="allow", json_schema_extra={"additionalProperties": False})

    level: ClassVar[OwnLevel]

    @property
    def own(self) -> Mapping[str, Any]:
        """What its file says under keys that are none of the format's, as it is written."""
        return self.model_extra or {}

    def without_own(self) -> Self:
        """The same without them."""
        copied = self.model_copy()
        object.__setattr__(copied, "__pydantic_extra__", {})
        return copied


class Owner(NamedTuple):
    """A mapping in a file's data that may have fields of the plan's own, where it is, and the model of it."""

    model: type[HasOwnFields]
    at: KeyPath
    data: Mapping[str, Any]

    @property
    def keys(self) -> KeysView[str]:
        """The format's own keys for it."""
        return fields_by_key(self.model).keys()


def owners_in(model: type[PlanModel], data: Any, at: KeyPath = ()) -> Iterator[Owner]:
    """Each of them in the data of a file that holds `model`, in reading order."""
    if not isinstance(data, dict):
        return
    if issubclass(model, HasOwnFields):
        yield Owner(model, at, data)
    for key, inner in _ways(model):
        held = data.get(key)
        steps = enumerate(held) if isinstance(held, list) else held.items() if isinstance(held, dict) else ()
        for step, each in steps:
            yield from owners_in(inner, each, (*at, key, step))


@cache
def _ways(model: type[PlanModel]) -> tuple[tuple[str, type[PlanModel]], ...]:
    """The keys of a model under which more of them stand, in a list or by name, and the model of these."""
    inside = (
        (key, model_in(get_args(field.annotation)[-1 if get_origin(field.annotation) is Mapping else 0]))
        for key, field in fields_by_key(model).items()
        if get_origin(field.annotation) in (tuple, Mapping)
    )
    return tuple((key, each) for key, each in inside if each is not None and issubclass(each, HasOwnFields))


def own_faults(owners: Iterable[Owner], declared: OwnFields, names: Iterable[str]) -> Iterator[Fault]:
    """What the plan's own fields in a file depart from: keys that are not declared, and values of another type.

    `names` are all that are declared, also those whose declaration can't be read.
    """
    known = frozenset(names)
    for owner in owners:
        if owner.data.keys() <= owner.keys:
            continue
        for key in (each for each in owner.data if each not in owner.keys):
            at, field, value = (*owner.at, key), declared.get(key), owner.data[key]
            if key not in known or (field is not None and field.on != owner.model.level):
                here = tuple(name for name, each in declared.items() if each.on == owner.model.level)
                on = field.on if field is not None else None
                yield Fault("unknown_key", at, value, (*owner.keys, *here), str(key), declared_on=on)
            elif field is not None and value is not None and field.value(value) is None:
                yield from _misfits(field, at, value)


def _misfits(field: OwnField, at: KeyPath, value: Any) -> Iterator[Fault]:
    """Why a value is none that its field may have; of a list of words, each one that is not allowed."""
    if field.holds == "list" and isinstance(value, list):
        inside = [
            Fault("wrong_type", (*at, i), each, ("words",)) for i, each in enumerate(value) if type(each) is not str
        ]
        inside += [
            Fault("not_in_list", (*at, i), each, field.one_of)
            for i, each in enumerate(value)
            if field.one_of and isinstance(each, str) and each not in field.one_of
        ]
        yield from inside or (Fault("empty", at, value, ()),)
    elif isinstance(value, str) and not value.strip():
        yield Fault("empty", at, value, ())
    elif isinstance(value, str) and field.one_of:
        yield Fault("not_in_list", at, value, field.one_of)
    else:
        yield Fault("wrong_type", at, value, (_EXPECTED[field.holds],))
