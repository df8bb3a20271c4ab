"""A file of a plan cut into the lines of its entries: each keeps its own bytes, and all of them joined are the file."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from npa_cli.model.finding import KeyPath
from npa_cli.store.document import Document
from npa_cli.store.read_csv import read_csv
from npa_cli.store.read_yaml import read_yaml

Path = tuple[str, ...]
"""What an entry is found by: keys, and of an entry of a list its id, code or title, from the top of the file."""

_NAMES: Final = ("id", "code", "title")
_ROW: Final = ("measure", "period_start", "period_end")
HEAD: Final[Path] = ()
"""The lines above the first entry."""


def split_entries(name: str, raw: bytes) -> dict[Path, str] | None:
    """The lines of each entry, in the order of the file; the comments and empty lines above it are its own.

    An entry is one of a list whose entries have ids, an update of a return, a key with what stands under it, or a row
    of readings. None if the file can't be cut so: it can't be read, two entries have one name or stand on one line
    or in brackets, or its last line does not end.
    """
    if name.endswith(".csv"):
        return _rows(name, raw)
    document, _ = read_yaml(name, raw)
    text = raw.decode("utf-8") if document is not None else ""
    if document is None or "\r" in text or not text.endswith("\n") or not isinstance(document.data, dict | list):
        return None
    lines = text.splitlines(keepends=True)
    starts = [
        (path, document.locate(at, on_key=on_key).line - 1) for path, at, on_key in _entries(document.data, (), ())
    ]
    if not starts or not _are_apart(starts, document):
        return None
    cuts = [(path, _with_comments(lines, line)) for path, line in starts]
    ends = [*(line for _, line in cuts[1:]), len(lines)]
    found = {HEAD: "".join(lines[: cuts[0][1]])}
    found |= {path: "".join(lines[line:end]) for (path, line), end in zip(cuts, ends, strict=True)}
    return found if len(found) == len(cuts) + 1 and "".join(found.values()) == text else None


def _rows(name: str, raw: bytes) -> dict[Path, str] | None:
    """The lines of the rows of readings, by their measure and days; None if a cell could hold a line's end."""
    document, faults = read_csv(name, raw)
    if document is None or faults or document.remarks or b'"' in raw or not raw.endswith(b"\n"):
        return None
    head, *lines = raw.decode("utf-8-sig").split("\n")[:-1]
    names = [" ".join(str(row[each]) for each in _ROW if each in row) for row in document.data]
    found: dict[Path, str] = {(each,): f"{line}\n" for each, line in zip(names, lines, strict=False)}
    return {HEAD: f"{head}\n", **found} if len(found) == len(names) == len(lines) and raw[:1].isalpha() else None


def _entries(data: Any, path: Path, at: KeyPath) -> Iterator[tuple[Path, KeyPath, bool]]:
    """Each entry: its path, the key path of the value it starts with, and whether it starts with that value's key."""
    if isinstance(data, list):
        for number, each in enumerate(data):
            own = (*path, name_of_entry(each))
            if _holds_entries(each):
                first, *_ = each
                yield own, (*at, number, first), True
                yield from list(_entries(each, own, (*at, number)))[1:]
            else:
                yield own, (*at, number), False
        return
    for key, value in data.items():
        yield (*path, str(key)), (*at, key), True
        if _is_list_of_entries(value) or (key == "updates" and isinstance(value, dict) and not path):
            yield from _entries(value, (*path, str(key)), (*at, key))


def _holds_entries(data: Any) -> bool:
    return isinstance(data, dict) and any(map(_is_list_of_entries, data.values()))


def _is_list_of_entries(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(each, dict) and name_of_entry(each) for each in value)
    )


def name_of_entry(entry: Any) -> str:
    """The id, code or title of an entry; empty if it has none."""
    if not isinstance(entry, dict):
        return ""
    return next((str(entry[each]) for each in _NAMES if isinstance(entry.get(each), str)), "")


def _are_apart(starts: list[tuple[Path, int]], document: Document) -> bool:
    """Whether each entry has a name and starts on a line of its own, below that of the one before it."""
    lines = [line for _, line in starts]
    named = all(path[-1] for path, _ in starts) or not isinstance(document.data, list)
    return named and all(one < other for one, other in pairwise(lines))


def _with_comments(lines: list[str], line: int) -> int:
    """The first of the comments and empty lines that stand above a line."""
    while line and (not lines[line - 1].strip() or lines[line - 1].lstrip().startswith("#")):
        line -= 1
    return line
