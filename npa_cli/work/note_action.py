"""A line more in the log of an action, as an edit to its file: what was said of it, and how it stands by that."""

from __future__ import annotations

from typing import Any, Final

from npa_cli.edit import Value, append_item, set_value
from npa_cli.model.register import Action, ActionStatus
from npa_cli.progress.unknown_name import UnknownNameError
from npa_cli.work.days_typed import day_typed
from npa_cli.work.entry_files import file_of
from npa_cli.work.faults import UsageFault
from npa_cli.work.revise import Revision, data_of
from npa_cli.work.session import Session

_FILE: Final = "registers/actions.yaml"
_KEYS: Final = tuple(Action.model_fields)
_DAYS: Final = {"proposed_for_closure": "closure_proposed_on", "closed": "closed_on"}


def action_noted(session: Session, given: str, words: str, *, on: str | None, status: ActionStatus | None) -> Revision:
    """The edit that adds a line said `on` a day, the session's if none is given, and sets the status and its day.

    Raises UnknownNameError for an action that the plan does not have, and UsageFault for a day to come.
    """
    known = [each.id for each in session.plan.actions]
    item = given.strip().upper()
    if item not in known:
        raise UnknownNameError("action", given, known)
    day = day_typed("on", on, session.plan) if on is not None else session.as_at
    if day > session.as_at:
        raise UsageFault(f"--on `{on}` is still to come; a line is dated the day it was said, or earlier")
    said: dict[str, Any] = {} if status is None else {"status": status}
    if status in _DAYS:
        said[_DAYS[status]] = day
    name = file_of(session, _FILE, item)

    def noted(raw: bytes) -> bytes:
        held = data_of(name, raw) or []
        at = next(at for at, each in enumerate(held) if isinstance(each, dict) and each.get("id") == item)
        line: dict[str, Value] = {"on": day, "update": words}
        if held[at].get("log"):
            raw = append_item(raw, (at, "log"), line)
        else:
            raw = set_value(raw, (at, "log"), [line], order=_KEYS)
        for key, value in said.items():
            raw = set_value(raw, (at, key), value, order=_KEYS)
        return raw

    return Revision(name, noted, adds=f"a line to the log of {item}", about=item)
