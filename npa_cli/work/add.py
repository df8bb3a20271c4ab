"""`npa add`: what was typed about something new, as an edit to a file: an item, an entry of a list, a line of a log."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any, Final

from npa_cli.edit import Value, set_value
from npa_cli.history.earlier import ids_in
from npa_cli.model.entry_kind import ENTRY_KINDS, EntryKind
from npa_cli.model.file_name import priority_name
from npa_cli.model.finding import KeyPath
from npa_cli.model.register import Action, ActionStatus
from npa_cli.progress.select import read_id
from npa_cli.progress.unknown_name import UnknownNameError
from npa_cli.store.plan_files import files_on_disk
from npa_cli.work.days_typed import day_typed
from npa_cli.work.entry_files import add_to_list, append_entry, file_of, former_ids, next_id, place_of, priority_file
from npa_cli.work.faults import UsageFault
from npa_cli.work.own_typed import own_typed
from npa_cli.work.revise import Revision, data_of
from npa_cli.work.session import Session

_HEAD: Final = (
    "# The words of one priority, as they were agreed. Once they are, they are never edited here:\n"
    "# `npa change propose` records what is altered since.\n"
)
_ACTIONS: Final = "registers/actions.yaml"
_ACTION_KEYS: Final = tuple(Action.model_fields)
_DAYS: Final = {"proposed_for_closure": "closure_proposed_on", "closed": "closed_on"}


def new_priority(session: Session, title: str, *, statement: str, measure: str | None) -> Revision:
    """A file of its own for a priority that nothing hangs from yet."""
    number, notices = _next_number(session)
    item = f"P{number}"
    said = {"id": item, "title": title, "statement": statement, "measure": measure}
    given: dict[str, Value] = {key: value for key, value in said.items() if value is not None}
    name = priority_name(number, title)
    return Revision(name, lambda raw: set_value(raw, (), given), _HEAD, must_be_new=True, adds=item, notices=notices)


def new_activity(
    session: Session,
    under: str,
    text: str,
    *,
    theme: str | None,
    leads: Sequence[str],
    deliverable: str | None,
    timeframe: str | None,
    own: Sequence[str] = (),
) -> Revision:
    """An activity, with its first deliverable, at the end of a theme; a theme that is not there yet is made.

    `own` are fields of the plan's own of the activity, as typed.
    """
    priority = read_id(session.plan, under)
    if "." in priority:
        raise UsageFault(f"an activity hangs from a priority, such as {priority.split('.')[0]}")
    name, data = priority_file(session, priority)
    number, notices = _next_number(session, f"{priority}.")
    activity_id = f"{priority}.{number}"
    entry = {
        "id": activity_id,
        "text": text,
        **_leads(session, leads),
        "deliverables": [_deliverable(session, f"{activity_id}.1", deliverable, timeframe)],
        **own_typed(session.plan, own, "activity"),
    }
    themes = data.get("themes") or []
    at = _theme(themes, theme, priority)
    if at is None:
        made = {"title": theme, "activities": [entry]}
        return _append(name, ("themes",), made, adds=activity_id, notices=notices)
    return _append(name, ("themes", at, "activities"), entry, adds=activity_id, notices=notices)


def new_deliverable(
    session: Session,
    under: str,
    text: str | None,
    *,
    timeframe: str | None,
    leads: Sequence[str] = (),
    own: Sequence[str] = (),
) -> Revision:
    """A deliverable at the end of an activity's. `leads` are those of it alone, `own` fields of the plan's own."""
    if not text and not timeframe:
        raise UsageFault("say what there will be, or when: TEXT, --timeframe WORDS, or both")
    activity = read_id(session.plan, under)
    if activity.count(".") != 1:
        first = session.first_under(activity.split(".", maxsplit=1)[0])
        raise UsageFault(f"a deliverable hangs from an activity, such as {first.activity.id}")
    name, data = priority_file(session, activity.split(".", maxsplit=1)[0])
    number, notices = _next_number(session, f"{activity}.")
    item = f"{activity}.{number}"
    entry = {**_deliverable(session, item, text, timeframe), **_leads(session, leads)}
    entry |= own_typed(session.plan, own, "deliverable")
    return _append(name, (*place_of(data, activity), "deliverables"), entry, adds=item, notices=notices)


def _deliverable(session: Session, item: str, text: str | None, timeframe: str | None) -> dict[str, Any]:
    if timeframe:
        session.check_timeframe("timeframe", timeframe)
    return {"id": item, **({"text": text} if text else {}), **({"timeframe": timeframe} if timeframe else {})}


def _leads(session: Session, typed: Sequence[str]) -> dict[str, Any]:
    return {"leads": [session.partner(each) for each in typed]} if typed else {}


def _next_number(session: Session, under: str = "P") -> tuple[int, tuple[str, ...]]:
    """The number after the highest that anything has or ever had whose id begins so, and what git can't say of that.

    Looked at are files that can be read or can't, returns, changes, and git's history.
    """
    root = session.root
    known = set(ids_in(raw for kind, _, raw in files_on_disk(root) if kind == "priority" and isinstance(raw, bytes)))
    known.update(item for each in session.plan.returns for item in (*each.updates, *each.no_change))
    known.update(each.item for each in session.plan.changes)
    former, lacking = former_ids(root)
    numbers = (each.removeprefix(under).split(".")[0] for each in former | known if each.startswith(under))
    number = max((int(each) for each in numbers if each.isdecimal() and len(each) < 10), default=0) + 1
    return number, (f"ids used before and since deleted are not known: {lacking}",) if lacking else ()


def _theme(themes: Sequence[Any], wanted: str | None, priority: str) -> int | None:
    """The index of the theme of this title or id; None for one that is to be made."""
    titles = [each.get("title") for each in themes]
    if wanted is None:
        if len(titles) == 1:
            return 0
        there_is = f"there is: {'; '.join(filter(None, titles))}" if any(titles) else "such as --theme Training"
        raise UsageFault(f"which theme of {priority}? Give --theme and its title ({there_is}), or a new one")
    named = ({str(each.get(key) or "").casefold() for key in ("id", "title")} for each in themes)
    return next((at for at, names in enumerate(named) if wanted.casefold() in names), None)


def _append(name: str, at: KeyPath, entry: dict[str, Any], *, adds: str, notices: tuple[str, ...]) -> Revision:
    return Revision(name, lambda raw: append_entry(name, raw, entry, at), adds=adds, notices=notices)


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
        return add_to_list(session, how.file, entry, notices=notices)
    if "code" in entry and str(entry["code"]).casefold() in _codes(session, how):
        raise UsageFault(f"there is a {kind} `{entry['code']}` already; give another code")
    adds = entry.get("code") or f"{entry['from']} {entry['relation']} {entry['to']}"
    return Revision(how.file, lambda raw: append_entry(how.file, raw, entry, how.under), adds=adds, about=adds)


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
        raw = append_entry(name, raw, {"on": day, "update": words}, (at, "log"), order=_ACTION_KEYS)
        for key, value in said.items():
            raw = set_value(raw, (at, key), value, order=_ACTION_KEYS)
        return raw

    return Revision(name, noted, adds=f"a line to the log of {item}", about=item)
