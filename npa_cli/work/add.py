"""What was typed about a new priority, activity or deliverable, as an edit to the plan's files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from npa_cli.edit import Value, append_item, set_value
from npa_cli.history.earlier import ids_in, used_ids
from npa_cli.history.repository import NoHistoryError, find_repository
from npa_cli.model.file_name import priority_name
from npa_cli.model.finding import KeyPath
from npa_cli.progress.select import read_id
from npa_cli.store.plan_files import files_on_disk
from npa_cli.work.entry_files import place_of, priority_file
from npa_cli.work.faults import UsageFault
from npa_cli.work.own_typed import own_typed
from npa_cli.work.revise import Revision, data_of
from npa_cli.work.session import Session

_HEAD: Final = (
    "# The words of one priority, as they were agreed. Once they are, they are never edited here:\n"
    "# `npa change propose` records what is altered since.\n"
)


def new_priority(session: Session, title: str, *, statement: str, measure: str | None) -> Revision:
    """A file of its own for a priority that nothing hangs from yet."""
    used = _used_ids(session)
    number = used.next_number("")
    item = f"P{number}"
    said = {"id": item, "title": title, "statement": statement, "measure": measure}
    given: dict[str, Value] = {key: value for key, value in said.items() if value is not None}
    name = priority_name(number, title)
    return Revision(
        name, lambda raw: set_value(raw, (), given), _HEAD, must_be_new=True, adds=item, notices=used.notices
    )


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
    used = _used_ids(session)
    activity_id = f"{priority}.{used.next_number(priority)}"
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
        return _append(name, ("themes",), made, adds=activity_id, notices=used.notices)
    return _append(name, ("themes", at, "activities"), entry, adds=activity_id, notices=used.notices)


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
    used = _used_ids(session)
    item = f"{activity}.{used.next_number(activity)}"
    entry = {**_deliverable(session, item, text, timeframe), **_leads(session, leads)}
    entry |= own_typed(session.plan, own, "deliverable")
    return _append(name, (*place_of(data, activity), "deliverables"), entry, adds=item, notices=used.notices)


def _deliverable(session: Session, item: str, text: str | None, timeframe: str | None) -> dict[str, Any]:
    if timeframe:
        session.check_timeframe("timeframe", timeframe)
    return {"id": item, **({"text": text} if text else {}), **({"timeframe": timeframe} if timeframe else {})}


def _leads(session: Session, typed: Sequence[str]) -> dict[str, Any]:
    return {"leads": [session.partner(each) for each in typed]} if typed else {}


class _UsedIds(NamedTuple):
    """The ids that are used or ever were, and a notice where git can't say which were deleted."""

    ids: frozenset[str]
    notices: tuple[str, ...] = ()

    def next_number(self, under: str) -> int:
        """The number after the highest that anything under `under` (empty: any priority) has or ever had."""
        start = f"{under}." if under else "P"
        numbers = (each.removeprefix(start).split(".")[0] for each in self.ids if each.startswith(start))
        return max((int(each) for each in numbers if each.isdecimal() and len(each) < 10), default=0) + 1


def _used_ids(session: Session) -> _UsedIds:
    """Every id used now, by files that can be read or can't, by returns and changes, and in git's history."""
    root = session.root
    known = set(ids_in(raw for kind, _, raw in files_on_disk(root) if kind == "priority" and isinstance(raw, bytes)))
    known.update(item for each in session.plan.returns for item in (*each.updates, *each.no_change))
    known.update(each.item for each in session.plan.changes)
    try:
        former, lacking = used_ids(find_repository(root, os.environ))
    except NoHistoryError as why:
        former, lacking = frozenset(), f"{why}; {why.mend}"
    words = f"ids used before and since deleted are not known: {lacking}"
    return _UsedIds(former | known, (words,) if lacking else ())


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
    def appended(raw: bytes) -> bytes:
        if at == ("themes",) and not (data_of(name, raw) or {}).get("themes"):
            raw = set_value(raw, at, [])
        return append_item(raw, at, entry)

    return Revision(name, appended, adds=adds, notices=notices)
