"""`npa git install`: this clone told to merge and compare the plan's files by entry, and told again not to."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from npa_cli.edit.split_entries import name_of_entry
from npa_cli.history.repository import NoHistoryError, Repository, find_repository
from npa_cli.store.file_kinds import FILE_KINDS
from npa_cli.store.read_yaml import read_yaml
from npa_cli.store.replace_file import read_file, replace_file
from npa_cli.work.faults import NotComparedError

_BEGIN: Final = "# npa git install: how the plan's files are merged and compared"
_END: Final = "# end of npa git install"
_DRIVER: Final = (
    "{npa} git merge %O %A %B %P --marker-size %L >%A.npa; code=$?; "
    'case "$code" in 0|1) mv %A.npa %A; exit "$code";; esac; '
    "rm -f %A.npa; exec git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"
)
"""What git runs for a file that both sides changed.

The result is put in its place only once npa has ended as it should; else git's own text merge is made.
"""


def install(root: Path) -> int:
    """Register the merge driver and the text conversion in this clone, for the plan in `root`. Again is no fault.

    Gives for how many kinds of file.
    """
    repository = _repository(root)
    # Git starts it in the work tree, where anybody's files are: Python takes no module from there, nor by PYTHONPATH.
    npa = f"{shlex.quote(Path(sys.executable).as_posix())} -E -P -m npa_cli"
    try:
        repository.set_up("merge.npa", {"name": "npa, by entry", "driver": _DRIVER.format(npa=npa)})
        repository.set_up("diff.npa", {"textconv": f"{npa} git text"})
        path = repository.path_of("info/attributes")
    except NoHistoryError as why:
        raise NotComparedError(f"{why}; {why.mend}") from None
    lines = [
        f"{_quoted(f'/{repository.prefix}{pattern}')} merge=npa{'' if kind.is_table else ' diff=npa'}"
        for kind in FILE_KINDS.values()
        for pattern in kind.patterns
    ]
    _rewrite(path, [*_others(path), _BEGIN, *lines, _END])
    return len(FILE_KINDS)


def uninstall(root: Path) -> bool:
    """Take what `install` wrote out of this clone again; whether there was anything."""
    repository = _repository(root)
    path = repository.path_of("info/attributes")
    found = [repository.take_down("merge.npa"), repository.take_down("diff.npa")]
    if path.is_file():
        others = list(_others(path))
        found.append(others != path.read_text(encoding="utf-8").splitlines())
        _rewrite(path, others)
    return any(found)


def text_of(name: str, raw: bytes) -> str | None:
    """A file as git compares it: a field a line, `CHG-001 status: approved`. None if it can't be read."""
    document, faults = read_yaml(name, raw)
    if document is None or faults:
        return None
    return "".join(f"{line}\n" for line in _fields(document.data, ()))


def _fields(value: Any, path: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _fields(each, (*path, str(key)))
    elif isinstance(value, list) and any(isinstance(each, dict | list) for each in value):
        for number, each in enumerate(value, 1):
            yield from _fields(each, (*path, name_of_entry(each) or str(number)))
    else:
        said = ", ".join(map(str, value)) if isinstance(value, list) else value
        yield f"{' '.join(path)}: {' '.join(str(said).split())}"


def _repository(root: Path) -> Repository:
    try:
        return find_repository(root, os.environ)
    except NoHistoryError as why:
        raise NotComparedError(f"{why}; {why.mend}") from None


def _others(path: Path) -> Iterator[str]:
    """The lines of the file that are not ours."""
    ours = False
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        ours = ours or line == _BEGIN
        if not ours:
            yield line
        ours = ours and line != _END


def _rewrite(path: Path, lines: Sequence[str]) -> None:
    within = path.parent.parent  # the folder of git's own files, which is there; `info` need not be
    replace_file(
        path, "".join(f"{each}\n" for each in lines).encode(), expected=read_file(path, within=within), within=within
    )


def _quoted(pattern: str) -> str:
    return f'"{pattern}"' if " " in pattern else pattern
