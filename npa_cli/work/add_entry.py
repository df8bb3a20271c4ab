"""A new entry in one of the plan's lists, as an edit to its file: a risk, a partner, a reading and their like."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import Any, Final

from npa_cli.edit import append_item, set_value
from npa_cli.model.entry_kind import ENTRY_KINDS, EntryKind
from npa_cli.model.finding import KeyPath
from npa_cli.work.faults import UsageFault
from npa_cli.work.revise import Revision, data_of
from npa_cli.work.session import Session

_DATED_ID: Final = re.compile(r"DEC-(\d{4})-(\d{2})-(\d+)")


def new_entry(session: Session, kind: str, typed: Mapping[str, Any]) -> Revision:
    """The edit that adds an entry, its id the next free one. `typed` has its fields, by their keys in the file.

    Raises UsageFault for a code that there is, and for a reading of a measure that there is not.
    """
    how = ENTRY_KINDS[kind]
    said = {**how.given, **({how.dated: session.as_at} if how.dated else {}), **typed}
    if how.start:
        said["id"] = _next_id(session, how, said)
    entry = {key: said[key] for key in how.fields if key in said}
    if kind == "reading":
        return _reading(session, entry)
    codes = {str(each.get("code")).casefold() for each in _held(session, how)} if "code" in entry else ()
    if str(entry.get("code")).casefold() in codes:
        raise UsageFault(f"there is a {kind} `{entry['code']}` already; give another code")
    adds = entry.get("id") or entry.get("code") or f"{entry['from']} {entry['relation']} {entry['to']}"
    return Revision(how.file, lambda raw: _appended(how.file, raw, how.under, entry), adds=adds, about=adds)


def _appended(name: str, raw: bytes, under: KeyPath, entry: Mapping[str, Any]) -> bytes:
    data = data_of(name, raw)
    for key in under:
        data = (data or {}).get(key)
    if not data:
        return set_value(raw, under, [dict(entry)])
    return append_item(raw, under, dict(entry))


def _held(session: Session, how: EntryKind) -> list[Mapping[str, Any]]:
    """What stands in the list now, also what is not right."""
    for file in session.loaded.source.files:
        if file.document.path == how.file:
            held: Any = file.document.data
            for key in how.under:
                held = held.get(key) if isinstance(held, dict) else None
            return [each for each in held or () if isinstance(each, dict)]
    return []


def _next_id(session: Session, how: EntryKind, entry: Mapping[str, Any]) -> str:
    """The id after the highest of its kind; of a decision, where others have the month in theirs, the next of it."""
    known = [str(each.get("id")) for each in _held(session, how)]
    dated = [found for each in known if (found := _DATED_ID.fullmatch(each))]
    if dated:
        month = f"DEC-{str(entry['date'])[:7]}"
        return f"{month}-{max((int(each[3]) for each in dated if each[0].startswith(month)), default=0) + 1:02d}"
    numbers = [int(rest) for each in known if (rest := each.removeprefix(how.start)).isdecimal() and len(rest) < 10]
    following = max(numbers, default=0) + 1
    return f"{how.start}{following:03d}" if how.start.endswith("-") else f"{how.start}{following}"


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
