"""`npa git install`: this clone told to merge and compare the plan's files by entry, and told again not to."""

import os
import re
import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from npa_cli.edit.split_entries import name_of_entry
from npa_cli.history.repository import find_repository
from npa_cli.render.safe_text import one_line, visible
from npa_cli.store.file_kinds import FILE_KINDS
from npa_cli.store.read_yaml import read_yaml
from npa_cli.store.replace_file import read_file, replace_file
from npa_cli.work.asking_git import asking_git

_BEGIN: Final = b"# npa git install: how the plan's files are merged and compared"
_END: Final = b"# end of npa git install"
_OURS: Final = (b" merge=npa", b" merge=npa diff=npa")  # how each line between them ends
_GLOB: Final = re.compile(r"[\\*?\[]")  # what is no plain letter in a pattern
_QUOTED: Final = re.compile(r'[\x00-\x1f"\\\x7f]')
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
    # Git starts it in the work tree, where anybody's files are: Python takes no module from there, nor by PYTHONPATH.
    npa = f"{shlex.quote(Path(sys.executable).as_posix())} -E -P -m npa_cli"
    with asking_git():
        repository = find_repository(root, os.environ)
        repository.set_up("merge.npa", {"name": "npa, by entry", "driver": _DRIVER.format(npa=npa)})
        repository.set_up("diff.npa", {"textconv": f"{npa} git text"})
        path = repository.path_of("info/attributes")
    folder = _GLOB.sub(r"\\\g<0>", f"/{repository.prefix}")
    lines = [
        _quoted(f"{folder}{pattern}").encode("utf-8", "surrogateescape") + _OURS[not kind.is_table]
        for kind in FILE_KINDS.values()
        for pattern in kind.patterns
    ]
    block = b"".join(each + b"\n" for each in (_BEGIN, *lines, _END))

    def installed(raw: bytes) -> bytes:
        others = _others(raw)
        return others + (b"" if not others or others.endswith(b"\n") else b"\n") + block

    _rewrite(path, installed)
    return len(FILE_KINDS)


def uninstall(root: Path) -> bool:
    """Take what `install` wrote out of this clone again; whether there was anything."""
    with asking_git():
        repository = find_repository(root, os.environ)
    found = [repository.take_down("merge.npa"), repository.take_down("diff.npa")]
    return any((*found, _rewrite(repository.path_of("info/attributes"), _others)))


def text_of(name: str, raw: bytes) -> str:
    """A file as git compares it: a field a line, `CHG-001 status: approved`; line by line if it can't be read."""
    document, faults = read_yaml(name, raw)
    if document is None or faults:
        return visible(raw.decode("utf-8", "replace").replace("\r\n", "\n"))
    return "".join(f"{one_line(line)}\n" for line in _fields(document.data, ()))


def _fields(value: Any, path: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _fields(each, (*path, str(key)))
    elif isinstance(value, list) and any(isinstance(each, dict | list) for each in value):
        for number, each in enumerate(value, 1):
            yield from _fields(each, (*path, name_of_entry(each) or str(number)))
    else:
        said = ", ".join(map(str, value)) if isinstance(value, list) else value
        yield f"{' '.join(path)}: {said}"


def _others(raw: bytes) -> bytes:
    """What of the file is not ours, byte for byte: other lines between ours too."""
    kept, ours = [], False
    for line in raw.splitlines(keepends=True):
        bare = line.rstrip(b"\r\n")
        is_end = ours and bare == _END
        if bare != _BEGIN and not is_end and not (ours and bare.endswith(_OURS)):
            kept.append(line)
        ours = (ours or bare == _BEGIN) and not is_end
    return b"".join(kept)


def _rewrite(path: Path, change: Callable[[bytes], bytes]) -> bool:
    """Write git's file of attributes anew; whether that changed what was there."""
    within = path.parent.parent  # the folder of git's own files, which is there; `info` need not be
    before = read_file(path, within=within)
    after = change(before or b"")
    if after != (before or b""):
        replace_file(path, after, expected=before, within=within)
    return after != (before or b"")


def _quoted(pattern: str) -> str:
    """A pattern as git reads it in one line, whatever the folder is called."""
    if " " not in pattern and not _QUOTED.search(pattern):
        return pattern
    return '"' + _QUOTED.sub(lambda found: f"\\{ord(found.group()):03o}", pattern) + '"'
