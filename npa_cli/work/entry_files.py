"""Where in the plan's files an entry or an item stands or is to stand, and the id that a new entry is given.

Changes and the entries of registers stand in one list, such as `changes.yaml`, or each in a file of its own. A new one
goes where those of its kind are.
"""

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from npa_cli.edit import append_item, set_value
from npa_cli.history.earlier import ids_in, ids_that_begin, used_ids
from npa_cli.history.repository import NoHistoryError, find_repository, top_of
from npa_cli.model.file_name import entry_name
from npa_cli.model.finding import KeyPath
from npa_cli.progress.unknown_name import UnknownNameError
from npa_cli.rules.checked_file import items_in
from npa_cli.store.file_kinds import FILE_KINDS, kind_of
from npa_cli.store.plan_files import files_on_disk, find_files
from npa_cli.work.revise import Revision, data_of, refuse_unsound
from npa_cli.work.session import Session

_DATED: Final = re.compile(r"([A-Z]+-\d{4}-\d{2})-(\d+)")  # a decision's, where it has its month


def add_to_list(
    session: Session, of_all: str, entry: Mapping[str, Any], *, start: str = "", notices: tuple[str, ...] = ()
) -> Revision:
    """The edit that adds an entry with an id: to the file of all its kind, or as a file of its own where others are.

    `start` are the first lines of a new file of all.
    """
    new = str(entry["id"])
    is_apart = any(each.name != of_all for each in find_files(session.root, (kind_of(of_all) or "",)))
    name = entry_name(of_all, new) if is_apart else of_all

    def with_entry(raw: bytes) -> bytes:
        return append_entry(name, raw, entry)

    start = "" if is_apart else start
    return Revision(name, with_entry, start, must_be_new=is_apart, adds=new, notices=notices, about=new)


def append_entry(
    name: str, raw: bytes, entry: Mapping[str, Any], under: KeyPath = (), order: Sequence[str] = ()
) -> bytes:
    """A file's bytes with an entry at the end of its list, which may be under a key; one that is not there is made.

    `order` is that of the keys that stand beside such a list.
    """
    data = data_of(name, raw)
    for key in under:
        data = data[key] if isinstance(key, int) else (data or {}).get(key)
    return append_item(raw, under, {**entry}) if data else set_value(raw, under, [{**entry}], order=order)


def file_of(session: Session, of_all: str, entry: str) -> str:
    """The file in which an entry stands that the plan has."""
    kind = kind_of(of_all)
    return next(
        file.document.path
        for file in session.loaded.source.files
        if file.kind == kind and any(isinstance(each, dict) and each.get("id") == entry for each in file.document.data)
    )


def next_id(session: Session, of_all: str, start: str, day: date | str | None = None) -> tuple[str, tuple[str, ...]]:
    """The id after the highest of a kind that any file has, or any version of one on any branch or tag ever had.

    Where ids have a month, it is the next of the month of `day`. A notice says why git can't tell, where it can't.
    """
    known, notices = _used(session, of_all, start)
    if any(map(_DATED.fullmatch, known)):
        month = f"{start}{str(day)[:7]}"
        numbers = [int(found[2]) for each in known if (found := _DATED.fullmatch(each)) and found[1] == month]
        return f"{month}-{max(numbers, default=0) + 1:02d}", notices
    digits = [rest for each in known if (rest := each.removeprefix(start)).isdecimal() and len(rest) < 10]
    following = max(map(int, digits), default=0) + 1
    return (f"{start}{following:03d}" if start.endswith("-") else f"{start}{following}"), notices


def former_ids(root: Path, *of: Any) -> tuple[frozenset[str], str]:
    """The ids that `used_ids` finds in the repository of a folder, and why they are not all there were, if so."""
    try:
        return used_ids(find_repository(root, os.environ), *of)
    except NoHistoryError as why:
        return frozenset(), f"{why}; {why.mend}"


def _used(session: Session, of_all: str, start: str) -> tuple[frozenset[str], tuple[str, ...]]:
    root, kind, ids = session.root, kind_of(of_all), ids_that_begin(start)
    now = ids_in((raw for each, _, raw in files_on_disk(root) if each == kind and isinstance(raw, bytes)), ids)
    if top_of(root.resolve()) is None:
        return now, ()
    places = [each.partition("*")[0] for each in FILE_KINDS[kind or ""].patterns]
    former, lacking = former_ids(root, places, ids)
    return now | former, (f"ids of {kind} on other branches are not known: {lacking}",) if lacking else ()


def priority_file(session: Session, priority: str) -> tuple[str, Any]:
    """The name and the data of a priority's file. Raises UsageFault if it can't be edited, and UnknownNameError."""
    for file in session.loaded.source.files:
        document = file.document
        if file.kind == "priority" and isinstance(document.data, dict) and document.data.get("id") == priority:
            refuse_unsound(session.root, document.path, document.raw)
            return document.path, document.data
    raise UnknownNameError("priority", priority, [each.id for each in session.plan.priorities])


def place_of(data: Any, item: str) -> KeyPath:
    """The key path to an item of a priority file that has it."""
    return next(each.at for each in items_in("", data) if each.id == item)
