"""What was typed about a change to the signed plan, as an edit to changes.yaml or the file of one change."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from npa_cli.edit import set_value
from npa_cli.model.change import Change
from npa_cli.model.did_you_mean import nearest
from npa_cli.progress.select import UnknownNameError, begins_with_any, read_id
from npa_cli.views.wording import long_day
from npa_cli.work.days_typed import day_typed
from npa_cli.work.entry_files import add_to_list, file_of, next_id
from npa_cli.work.faults import UsageFault
from npa_cli.work.revise import Revision, data_of
from npa_cli.work.session import Session

_FILE: Final = "changes.yaml"
_HEAD: Final = (
    "# How the signed plan was altered since, and by whose decision. The signed words themselves stay as they are.\n"
)
_KEYS: Final = tuple(Change.model_fields)


def proposal(
    session: Session,
    what: str,
    *,
    field: str,
    to: Sequence[str],
    reason: str,
    narrative: str | None,
    by: str | None,
    on: str | None,
) -> Revision:
    """The edit that records a proposal under the next free id, never one used before in the file or on a branch."""
    item = read_id(session.plan, what)
    words = _new_words(session, item, field, to)
    own, lacking = next_id(session, _FILE, "CHG-")
    entry: dict[str, Any] = {
        "id": own,
        "item": item,
        "field": field,
        "to": words,
        "reason": reason,
        "narrative": narrative,
        "status": "proposed",
        "proposed_by": by,
        "proposed_on": session.as_at if on is None else day_typed("on", on, session.plan),
    }
    given = {key: value for key, value in entry.items() if value is not None}
    notices = (*_others_open(session, item, field), *lacking)
    return add_to_list(session, _FILE, given, start=_HEAD, notices=notices)


def decision(session: Session, change: str, status: str, *, by: str, on: str | None) -> Revision:
    """The edit that records who decided a proposed change, and when."""
    wanted = change.strip().upper()
    known = [each.id for each in session.plan.changes]
    if wanted not in known:
        raise UnknownNameError("change", change, known)
    found = session.plan.changes[known.index(wanted)]
    if found.status != "proposed":
        raise UsageFault(f"{wanted} is {found.status} already; propose a new change instead")
    day = session.as_at if on is None else day_typed("on", on, session.plan)
    if found.proposed_on and day < found.proposed_on:
        raise UsageFault(f"{wanted} was proposed on {found.proposed_on.isoformat()}, after {day.isoformat()}")
    says = f"{wanted} {status}"
    if status == "approved":
        _check_approver(session, by)
        counts = long_day(day + timedelta(1))
        says += f": the {found.field} of {found.item} is {_shown(found.to)} from {counts}, the day after the decision"
    notices = _others_open(session, found.item, found.field, beside=wanted)
    name = file_of(session, _FILE, wanted)

    def decided(raw: bytes) -> bytes:
        at = next(at for at, each in enumerate(data_of(name, raw)) if each.get("id") == wanted)
        for key, value in (("status", status), ("decided_by", by), ("decided_on", day)):
            raw = set_value(raw, (at, key), value, order=_KEYS)
        return raw

    return Revision(name, decided, notices=notices, says=says, about=wanted)


def _check_approver(session: Session, by: str) -> None:
    """Raises UsageFault for somebody who is no board and no partner, whose word is no approval (NPA607).

    A plan that names no board does not say whose word counts, and takes any.
    """
    boards, partners = session.plan.workplan.boards, session.plan.partners
    codes = (*(each.code for each in boards), *(each.code for each in partners))
    names = (*(each.name for each in boards), *(each.name for each in partners))
    if boards and not begins_with_any(by, (*codes, *names)):
        meant = nearest(by, codes)
        hint = f"did you mean `{meant}`?" if meant else f"one of: {', '.join(codes)}"
        raise UsageFault(f"--by `{by}` is no board and no partner of this plan, and only they can approve; {hint}")


def _shown(to: object) -> str:
    """A field's new value: `FY18/19 Q4`, or `NHSE, PHE`."""
    return ", ".join(map(str, to)) if isinstance(to, list | tuple) else f"`{to}`"


def _others_open(session: Session, item: str, field: str, beside: str | None = None) -> tuple[str, ...]:
    """A notice where other changes to the same field of the same item wait for a decision."""
    waiting = [
        each.id
        for each in session.plan.changes
        if (each.item, each.field, each.status) == (item, field, "proposed") and each.id != beside
    ]
    if not waiting:
        return ()
    words = f"{', '.join(waiting)} {'is' if len(waiting) == 1 else 'are'} proposed too for the {field} of {item}"
    return (f"{words}: decide or withdraw what is not wanted",)


def _new_words(session: Session, item: str, field: str, to: Sequence[str]) -> str | list[str]:
    level = item.count(".")
    if field == "leads":
        if level == 0:
            first = session.first_under(item)
            raise UsageFault(f"leads belong to an activity or a deliverable, such as {first.activity.id} or {first.id}")
        return [session.partner(each) for each in to]
    if len(to) != 1:
        raise UsageFault("give --to once")
    if field == "timeframe":
        if level != 2:
            raise UsageFault(f"a timeframe belongs to one deliverable, such as {session.first_under(item).id}")
        session.check_timeframe("to", to[0])
    return to[0]
