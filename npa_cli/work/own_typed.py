"""Fields of the plan's own, as they are typed after --set: `cost=20000`."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from npa_cli.edit import set_value
from npa_cli.model.own_field import NUMBERS, OwnLevel
from npa_cli.model.pack import own_column
from npa_cli.model.plan import Plan
from npa_cli.model.written_number import plain_number
from npa_cli.progress.own_fields import unknown_field
from npa_cli.progress.select import read_id
from npa_cli.work.entry_files import place_of, priority_file
from npa_cli.work.faults import UsageFault
from npa_cli.work.read_pack import UnclearAnswerError, read_answer
from npa_cli.work.revise import Revision
from npa_cli.work.session import Session


def own_typed(plan: Plan, typed: Sequence[str], level: OwnLevel) -> dict[str, Any]:
    """The fields that were typed, as the file has them; of a list, each item is typed by itself.

    Raises UnknownNameError for a field that the plan does not declare, and UsageFault for one that is of something
    else than `level`, or whose value it can't have.
    """
    own, said = plan.workplan.fields, _said(typed)
    for name in said:
        if name not in own:
            raise unknown_field(name, own)
        if own[name].on != level:
            raise UsageFault(f"`{name}` is a field of {_of(own[name].on)}, and this sets those of {_of(level)}")
    return {name: _value(plan, name, values) for name, values in said.items()}


def levels_typed(plan: Plan, typed: Sequence[str]) -> set[OwnLevel]:
    """What the fields that were typed are of. Those that the plan does not declare are passed over."""
    return {plan.workplan.fields[name].on for name in _said(typed) if name in plan.workplan.fields}


def own_revision(session: Session, what: str, typed: Sequence[str]) -> Revision:
    """The edit that sets fields of an activity or a deliverable in its priority's file."""
    item = read_id(session.plan, what)
    level: OwnLevel = ("priority", "activity", "deliverable")[item.count(".")]
    said = own_typed(session.plan, typed, level)
    name, data = priority_file(session, item.partition(".")[0])
    at = place_of(data, item)

    def changed(raw: bytes) -> bytes:
        for key, value in said.items():
            raw = set_value(raw, (*at, key), value)
        return raw

    return Revision(name, changed, says=f"{', '.join(said)} of {item}", about=item)


def _said(typed: Sequence[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in typed:
        name, mark, value = each.partition("=")
        if not mark or not value.strip():
            raise UsageFault(f"--set `{each}` says nothing of a field; write it like --set cost=20000")
        found.setdefault(name.strip(), []).append(value.strip())
    return found


def _value(plan: Plan, name: str, values: Sequence[str]) -> Any:
    field = plan.workplan.fields[name]
    if len(values) > 1 and field.holds != "list":
        raise UsageFault(f"--set {name} is given {len(values)} times, and it has one value")
    try:
        answer = read_answer(own_column(name, field), "\n".join(values), plan.conventions)
    except UnclearAnswerError as why:
        raise UsageFault(f"--set {name}: {why}") from None
    said = plain_number(str(answer)) if field.holds in NUMBERS else answer
    if not isinstance(said, date) and field.value(said) is None:
        allowed = f"one of: {', '.join(field.one_of)}" if field.one_of else "a web address that begins with https://"
        raise UsageFault(f"--set {name}: `{', '.join(values)}` can't stand in it; {allowed}")
    return list(said) if isinstance(said, tuple) else said


def _of(level: OwnLevel) -> str:
    return {"update": "a report", "activity": "an activity"}.get(level, f"a {level}")
