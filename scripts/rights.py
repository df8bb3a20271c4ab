"""docs/rights.md: who may alter which field, for every field of every kind of thing that a plan's files hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from npa_cli.differences.rights import ANY, RIGHTS
from npa_cli.model.base import PlanModel
from npa_cli.model.change import Change
from npa_cli.model.guard import Guard
from npa_cli.model.key_types import fields_by_key
from npa_cli.model.link import Link
from npa_cli.model.measure import Measure, Reading
from npa_cli.model.partner import Partner
from npa_cli.model.partner_return import Return, Update
from npa_cli.model.priority import Activity, Deliverable, Priority, Theme
from npa_cli.model.register import Action, Decision, Dependency, Issue, Risk
from npa_cli.model.section import Section
from npa_cli.model.workplan import Board, Workplan

_INTRODUCTION: Final = """\
# Who may change which field

<!-- Made by scripts/generate.py from the code: edit that, not this page. -->

`npa guard` holds a change against this table: every field of everything that [a plan's files](data-format.md) hold, by
what the thing is and never by where it stands. *Its partner* is the one that it belongs to, which what stood there
before the change decides; [what changed](what-changed.md#who-may-change-what) says how that is told. `+/−` is whether
such a thing may be added and taken away.

| thing | whose it is | field | its partner | another partner | the secretariat |
| --- | --- | --- | --- | --- | --- |
"""

# Fields that are things of their own, and those that a thing has beside those of its model.
_HELD: Final = {
    "workplan": "boards",
    "priority": "themes",
    "theme": "activities",
    "activity": "deliverables",
    "return": "updates no_change",
}
_MORE: Final = {"priority": ("themes",), "activity": ("theme",), "report": ("no_change",)}

THINGS: Final[Mapping[str, type[PlanModel]]] = {
    "workplan": Workplan, "board": Board, "partner": Partner, "guard": Guard, "priority": Priority,
    "theme": Theme, "activity": Activity, "deliverable": Deliverable, "section": Section, "change": Change,
    "return": Return,
    "report": Update, "measure": Measure, "reading": Reading, "link": Link, "risk": Risk, "issue": Issue,
    "dependency": Dependency, "decision": Decision, "action": Action,
}  # fmt: skip
"""The kinds of things there are, and the model of each."""


def fields_of(kind: str) -> Iterator[str]:
    """The fields of a kind of thing; empty is the whole of it, which can be added and taken away."""
    held = _HELD.get(kind, "").split()
    yield ""
    yield from dict.fromkeys(
        (*(each for each in fields_by_key(THINGS[kind]) if each not in held), *_MORE.get(kind, ()))
    )


def page() -> str:
    """The whole page as markdown."""
    return _INTRODUCTION + "".join(f"{row}\n" for kind in THINGS for row in _rows(kind))


def _rows(kind: str) -> Iterator[str]:
    right = RIGHTS.get(kind)
    whose = right.whose.removeprefix("the partner ") if right is not None else "nobody's alone"
    for field in fields_of(kind):
        own = right is not None and (right.comes if not field else bool(right.fields & {field, ANY}))
        yield f"| {kind} | {whose} | {f'`{field}`' if field else '+/−'} | {'yes' if own else 'no'} | no | yes |"
