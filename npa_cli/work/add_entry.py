"""A new entry in one of the plan's lists, such as a risk, or a line in an action's log, as an edit to its file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any, Final

from npa_cli.edit import Value, append_item, set_value
from npa_cli.model.entry_kind import ENTRY_KINDS, EntryKind
from npa_cli.model.register import Action, ActionStatus
from npa_cli.progress.unknown_name import UnknownNameError
from npa_cli.work.days_typed import day_typed
from npa_cli.work.entry_files import added, appended, file_of, next_id
from npa_cli.work.faults import UsageFault
from npa_cli.work.revise import Revision, data_of
from npa_cli.work.session import Session

_ACTIONS: Final = "registers/actions.yaml"
_ACTION_KEYS: Final = tuple(Action.model_fields)
_DAYS: Final = {"proposed_for_closure": "closure_proposed_on", "closed": "closed_on"}


def new_entry(session: Session, kind: str, typed: Mapping[str, Any]) -> Revision:
    """The edit that adds an entry, its id the next free one. `typed` has its fields, by their keys in the file.

    Raises UsageFault for a code that there is, and for a reading of a measure that there is not.
    """
    how = ENTRY_KINDS[kind]
    said = {**how.given, **({how.dated: session.as_at} if how.dated else {}), **typed}
    notices: tuple[str, ...] = ()
    if how.start:
        said["id"], notices = next_id(session, how.file, how.start, said.get(how.dated))
    entry = {key: said[key] for key in how.fields if key in said}
    if kind == "reading":
        return _reading(session, entry)
    if "id" in entry:
        return added(session, how.file, entry, notices=notices)
    if "code" in entry and str(entry["code"]).casefold() in _codes(session, how):
        raise UsageFault(f"there is a {kind} `{entry['code']}` already; give another code")
    adds = entry.get("code") or f"{entry['from']} {entry['relation']} {entry['to']}"
    return Revision(how.file, lambda raw: appended(how.file, raw, entry, how.under), adds=adds, about=adds)


def _codes(session: Session, how: EntryKind) -> set[str]:
    """The codes that stand in the list now, also where an entry is not right."""
    held: Any = session.loaded.source.data_of(how.file)
    for key in how.under:
        held = held.get(key) if isinstance(held, dict) else None
    return {str(each.get("code")).casefold() for each in held or () if isinstance(each, dict)}


def _reading(session: Session, entry: Mapping[str, Any]) -> Revision:
    """The edit that adds a row to the file with the measure's readings, or makes one that is named as it is."""
    measure = str(entry["measure"]).upper()
    known = [each.id for each in session.plan.measures]
    if measure not in known:
        raise UsageFault(f"no measure `{entry['measure']}`; there is: {', '.join(known) or 'none (npa add measure)'}")
    row = {**entry, "measure": measure}
    held = (file.document for file in session.loaded.source.files if file.kind == "readings")
    mine = (each.path for each in held if any(one.get("measure") == measure for one in each.data or ()))
    name = next(mine, f"readings/{measure.lower()}.csv")
    return Revision(name, lambda raw: _with_row(raw, row), adds=f"a reading of {measure}", about=measure)


def _with_row(raw: bytes, row: Mapping[str, Any]) -> bytes:
    """A table with a row more, under its own headings and with its own mark between cells and line ends."""
    text = raw.decode("utf-8-sig")
    first = text.partition("\n")[0].strip()
    columns = next(csv.reader([first])) if first else list(row)
    unknown = [key for key in row if key not in columns]
    if unknown:
        raise UsageFault(f"the file has no column `{unknown[0]}`; add it to its first line, or leave it out")
    held = io.StringIO()
    end = "\r\n" if "\r\n" in text else "\n"
    write = csv.DictWriter(held, columns, lineterminator=end)
    if not first:
        write.writeheader()
    write.writerow({key: str(value) for key, value in row.items()})
    gap = end if text and not text.endswith("\n") else ""
    return raw + (gap + held.getvalue()).encode()


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
    name = file_of(session, _ACTIONS, item)

    def noted(raw: bytes) -> bytes:
        held = data_of(name, raw) or []
        at = next(at for at, each in enumerate(held) if isinstance(each, dict) and each.get("id") == item)
        line: dict[str, Value] = {"on": day, "update": words}
        if held[at].get("log"):
            raw = append_item(raw, (at, "log"), line)
        else:
            raw = set_value(raw, (at, "log"), [line], order=_ACTION_KEYS)
        for key, value in said.items():
            raw = set_value(raw, (at, key), value, order=_ACTION_KEYS)
        return raw

    return Revision(name, noted, adds=f"a line to the log of {item}", about=item)
