"""The values of a plan's own fields of a deliverable, their sums, and what `--where` asks of them.

    conditions = condition { "and" condition }
    condition  = NAME comparison VALUE | NAME "is" ( "known" | "unknown" )
    comparison = "=" | "!=" | "<" | "<=" | ">" | ">=" | "has"

A value with ` and ` in it stands in quotes. Numbers and days are compared by size; words whatever their case, whole by
`=` and `!=`, and in part by `has`, as are the items of a list. A field that says nothing fits `is unknown` alone.
"""

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from npa_cli.model.base import read_day
from npa_cli.model.own_field import NUMBERS, HasOwnFields, OwnField, OwnFields, OwnLevel, OwnType, OwnValue
from npa_cli.progress.assess import Assessed
from npa_cli.progress.unknown_name import UnknownNameError


def owner_of(each: Assessed, level: OwnLevel) -> HasOwnFields | None:
    """What has the fields of a level, of a deliverable: itself, what stands above it, or the report that counts."""
    commitment = each.commitment
    if level == "update":
        return each.position.update if each.position is not None else None
    held: HasOwnFields = getattr(commitment, level)
    return held


def own_value(each: Assessed, name: str, field: OwnField) -> OwnValue | None:
    """What a field says of a deliverable; None if it says nothing."""
    owner = owner_of(each, field.on)
    return None if owner is None else field.value(owner.own.get(name))


class Sum(NamedTuple):
    """The sum of a field of numbers over some deliverables, and how many of them say nothing."""

    total: int | float
    silent: int


def sum_of(selected: Iterable[Assessed], name: str, field: OwnField) -> Sum:
    """The sum over some deliverables; what several of them share, such as their activity's cost, is counted once."""
    owners = {id(owner): owner for each in selected if (owner := owner_of(each, field.on)) is not None}
    said = [field.value(owner.own.get(name)) for owner in owners.values()]
    numbers = [each for each in said if isinstance(each, int | float)]
    return Sum(round(sum(numbers), 6), len(said) - len(numbers))


COMPARISONS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "has": lambda said, wanted: any(wanted in each for each in ([said] if isinstance(said, str) else said)),
}


class Condition(NamedTuple):
    """One thing asked of a field: `cost > 20000`. What says nothing in that field fits `is unknown` alone."""

    name: str
    field: OwnField
    comparison: str  # one of COMPARISONS, or `is`
    wanted: str | int | float | date

    def fits(self, each: Assessed) -> bool:
        """Whether a deliverable is as asked. Words are compared whatever their case."""
        said = own_value(each, self.name, self.field)
        if self.comparison == "is":
            return (said is None) == (self.wanted == "unknown")
        return said is not None and COMPARISONS[self.comparison](_folded(said), _folded(self.wanted))


def _folded(value: OwnValue) -> Any:
    if isinstance(value, tuple):
        return tuple(map(str.casefold, value))
    return value.casefold() if isinstance(value, str) else value


_CONDITION: Final = re.compile(
    r"""\s*(\w+)\s*(<=|>=|!=|=|<|>|\bhas\b|\bis\b)\s*("[^"]*"|'[^']*'|[^"'\s].*?)\s*(?:\band\s+(?=\S)|$)"""
)
_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")
_WRITTEN: Final[Mapping[OwnType, str]] = {
    **dict.fromkeys(NUMBERS, "a number, such as 20000"),
    "day": "a day, such as 2019-04-01",
}


def read_conditions(own: OwnFields, typed: str) -> Iterator[Condition]:
    """What was typed, condition by condition. Raises UnknownNameError for what the grammar or the plan has not."""
    at = 0
    while at < len(typed) or not at:
        found = _CONDITION.match(typed, at)
        if found is None:
            hint = 'write it like `cost > 20000`, or `stage = "On site" and cost is known`'
            raise UnknownNameError("condition", typed[at:], (), where="", hint=hint)
        name, comparison, value = found.groups()
        if name not in own:
            raise unknown_field(name, own)
        yield Condition(name, own[name], comparison, _wanted(name, own[name], comparison, value.strip("\"'")))
        at = found.end()


def unknown_field(name: str, own: OwnFields) -> UnknownNameError:
    """What is said of a field that was typed and that the plan does not declare."""
    hint = None if own else "a plan declares its own under `fields` in workplan.yaml"
    return UnknownNameError("field", name, own, where=" of the plan's own", hint=hint)


def _wanted(name: str, field: OwnField, comparison: str, value: str) -> str | int | float | date:
    """What a field is compared with. Raises UnknownNameError for what it can't be, or can't be compared with so."""
    kind = field.holds
    if comparison == "is":
        if value not in ("known", "unknown"):
            raise UnknownNameError("state of a field", value, ("known", "unknown"), where="")
        return value
    sized = kind in _WRITTEN
    allowed = ("has",) if kind == "list" else tuple(COMPARISONS)[:-1] if sized else ("=", "!=", "has")
    if comparison not in allowed:
        raise UnknownNameError(f"comparison of `{name}`", comparison, allowed, where=f", which is {kind}")
    wanted = (_number(value) if kind in NUMBERS else read_day(value)) if sized else value
    if wanted is None:
        raise UnknownNameError(f"value of `{name}`", value, (), where="", hint=f"write {_WRITTEN[kind]}")
    if (
        field.one_of
        and (kind == "list" or comparison != "has")
        and value.casefold() not in map(str.casefold, field.one_of)
    ):
        raise UnknownNameError(name, value, field.one_of, where="", closed_list=True)
    return wanted


def _number(value: str) -> int | float | None:
    if not _NUMBER.fullmatch(value):
        return None
    return float(value) if "." in value else int(value)
