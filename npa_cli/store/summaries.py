"""What is kept of each priority file so that it need not be opened: its head, its outline, and what is found in it.

A summary stands for the bytes it was made of and no others. It is made only of a file whose every value is what it
seems, so that whoever asks for more of the file reads the same from it as before.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from npa_cli.model.outline import Outline, outline_of
from npa_cli.speed.folder import cache_folder, digest, get, met, program, put, stat_key
from npa_cli.store.document import SPOKEN_TO, Document

_SHELF: Final = "plans"
# The kinds of file that say what is right in an item by itself. What others say of items is found in those files, or
# by the rules that hold items against each other.
JUDGED_BY: Final = frozenset(("workplan", "partners", "changes"))
MOST_FOUND: Final = 100  # findings of a file that are kept; with more of them it is judged anew
_MOST: Final = 500
_MOST_BYTES: Final = 256 * 1024 * 1024


class Summary(NamedTuple):
    """One priority file. `judged_by` names the files by which `found` is all there is to find in it: see JUDGED_BY."""

    seal: str  # of the file's bytes
    head: Mapping[str, Any]  # the file's data without its themes
    outline: Outline
    judged_by: str = ""
    found: tuple[Any, ...] = ()  # findings, as plain data


def summary_of(document: Document) -> Summary | None:
    """The summary of a priority file that is right; None where a summary would not say all that a reader asks."""
    data = document.data
    if document.doubtful or SPOKEN_TO in document.raw or not isinstance(data, dict):
        return None
    head = {key: value for key, value in data.items() if key != "themes"}
    outline = outline_of(data)
    return Summary(sealed(document.raw), head, outline) if outline is not None else None


def sealed(raw: bytes) -> str:
    """The name of a file's bytes."""
    return digest(raw).hex()


def seen(file: Path) -> str | None:
    """The name of a file's bytes as this run has met them before, if it has."""
    place = os.path.abspath(file)  # noqa: PTH100  # resolve() would look at every folder above
    try:
        known, made = met.get(place, ((), b""))
        return made.hex() if known and known == stat_key(os.lstat(place)) else None
    except OSError:
        return None


def sealed_together(names: Mapping[str, str]) -> str:
    """The name of several files, by the names of their bytes."""
    return digest(*(part.encode("utf-8", "surrogatepass") for pair in sorted(names.items()) for part in pair)).hex()


def fetch_summaries(root: Path) -> Mapping[str, Summary]:
    """Those kept of the plan in `root`, by file; they may be of other bytes than the files have by now."""
    body = get(_SHELF, _name(root)) if cache_folder() is not None else None
    if body is None:
        return {}
    import json

    try:
        kept = json.loads(body)
        return {path: _read(*each) for path, each in kept.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def keep_summaries(root: Path, summaries: Mapping[str, Summary]) -> None:
    """Keep these of the plan in `root`, and no others."""
    if cache_folder() is None or not summaries:
        return
    import json

    body = json.dumps(summaries, separators=(",", ":")).encode()
    put(_SHELF, _name(root), body, most=_MOST, most_bytes=_MOST_BYTES)


def _name(root: Path) -> bytes:
    return digest(b"plan", program(), os.fsencode(os.path.realpath(root)))


def _read(of: str, head: Any, outline: Any, judged_by: str, found: Any) -> Summary:
    """A summary as it was kept. Raises TypeError or ValueError where it is none."""
    line, under, counts, always, timeframes = outline
    keys = {level: tuple(each) for level, each in always.items()}
    return Summary(of, dict(head), Outline(line, under, dict(counts), keys, tuple(timeframes)), judged_by, tuple(found))
