"""What is being written, until it is whole: a hidden folder beside it, and the journal of a change to several files.

The folder is called `.npa`, is passed over by everything that reads a plan, is hidden from git by a `.gitignore` of its
own, and is removed when the writing ends. What a killed run left in it, the next run that writes there takes: without
a journal nothing had been changed yet, and it is thrown away; with one, the change is finished.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from npa_cli.store.file_kinds import kind_of
from npa_cli.store.folder_lock import is_shared
from npa_cli.store.stop_signals import undisturbed

_FOLDER: Final = ".npa"
_JOURNAL: Final = "journal.json"
_LARGEST: Final = 8 * 1024 * 1024  # bytes of a journal; one of a thousand files has 200,000


@contextlib.contextmanager
def half_made(folder: Path) -> Iterator[Path]:
    """An empty hidden folder in a folder whose lock is held, for what is written there until it is whole.

    It is gone when the block ends, with all that is still in it. Raises OSError where it can't be made.
    """
    room = _room(folder)
    try:
        with undisturbed():
            _make(room, folder)
        yield room
    finally:
        with undisturbed():
            _clear(room)


def is_unfinished(folder: Path) -> bool:
    """Whether a change to several files of a folder was cut short in its midst, or is being made at this moment."""
    return os.path.lexists(folder / _FOLDER / _JOURNAL)


def is_half_made(name: str) -> bool:
    """Whether a folder of this name is one of those in which npa writes what is not whole yet."""
    return name == _FOLDER or name.startswith(f"{_FOLDER}-")


def replace_parts(folder: Path, room: Path, names: Iterable[str]) -> None:
    """Move files and folders from `room` to the folder, each in place of the one of its name; others are removed."""
    for name in names:
        if os.path.lexists(folder / name):
            (folder / name).rename(room / f"{name}.before")
        if (room / name).exists():
            (room / name).rename(folder / name)


def record(room: Path, changes: Mapping[str, tuple[bytes | None, bytes]]) -> None:
    """Write the journal of a change: each file's name, its bytes before (None: it is new) and after.

    The new bytes lie in `room` already, under the number of their place. From this moment on the change is finished
    by whoever writes next, if not by us.
    """
    entries = [
        {"name": name, "before": None if before is None else _digest(before), "after": _digest(after)}
        for name, (before, after) in changes.items()
    ]
    half = room / f"{_JOURNAL}.half"
    write_new(half, json.dumps(entries).encode())
    os.replace(half, room / _JOURNAL)  # noqa: PTH105
    flush_folder(room)


def finish(folder: Path) -> None:
    """Finish or throw away what a killed run left in a folder whose lock is held. Raises OSError where it can't.

    A file that is neither as it was before the change nor as it is after it was edited since, and is left alone.
    """
    room = _room(folder)
    if not os.path.lexists(room):
        return
    _refuse_foreign(room, folder)
    with undisturbed():
        for number, entry in enumerate(_entries(room)):
            _finish_one(folder, room / str(number), entry)
        _clear(room)


def write_new(path: Path, raw: bytes, *, like: Path | None = None, lasting: bool = True) -> None:
    """Write a file that is not there yet, with the owner and permission bits of another where one is given.

    `lasting`: it has reached the disk when this returns. Raises OSError.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    except OSError as error:
        raise OSError(error.errno, f"its folder can't be written to ({error.strerror})", str(path.parent)) from error
    with os.fdopen(handle, "wb") as file:
        if like is not None:
            dress(path, like.stat())
        file.write(raw)
        if lasting:
            file.flush()
            os.fsync(file.fileno())


def dress(path: Path, like: os.stat_result) -> None:
    """Give a file or folder of ours the owner and permission bits of another, as far as the system lets us."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # somebody else's, in a folder that we may write to
            os.chown(path, like.st_uid, like.st_gid)
    path.chmod(stat.S_IMODE(like.st_mode))


def flush_folder(folder: Path) -> None:
    """Make new names last through a power cut, where the system has a way to ask for it."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some file systems can't flush a folder; the name is as safe there as they make it
        pass
    finally:
        os.close(handle)


def _room(folder: Path) -> Path:
    """The hidden folder. Where anybody may write, everyone has one of his own."""
    if sys.platform != "win32" and is_shared(folder):
        return folder / f"{_FOLDER}-{os.geteuid()}"
    return folder / _FOLDER


def _make(room: Path, folder: Path) -> None:
    try:
        room.mkdir(exist_ok=True)
    except FileExistsError:
        pass
    except OSError as error:
        raise OSError(error.errno, f"its folder can't be written to ({error.strerror})", str(folder)) from error
    _refuse_foreign(room, folder)
    if not is_shared(folder):
        with contextlib.suppress(OSError):
            dress(room, folder.stat())  # whoever may write in the one may clear the other
    for each in room.iterdir():
        if each.name != ".gitignore":
            _remove(each)
    if not (room / ".gitignore").exists():
        write_new(room / ".gitignore", b"*\n", lasting=False)


def _refuse_foreign(room: Path, folder: Path) -> None:
    """Raises OSError where the hidden folder is none, or, where anybody may write, is somebody else's."""
    about = room.lstat()
    is_foreign = sys.platform != "win32" and is_shared(folder) and about.st_uid != os.geteuid()
    if not stat.S_ISDIR(about.st_mode) or is_foreign:
        raise OSError(
            1, "it stands where npa writes before a change is whole; nothing was written; remove it", str(room)
        )


def _clear(room: Path) -> None:
    """Remove the hidden folder: the journal first, and last of all what hides the rest from git."""
    with contextlib.suppress(OSError):
        (room / _JOURNAL).unlink(missing_ok=True)
        for each in room.iterdir():
            if each.name != ".gitignore":
                _remove(each)
        (room / ".gitignore").unlink(missing_ok=True)
        room.rmdir()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _entries(room: Path) -> list[dict[str, Any]]:
    """What the journal says, each of its entries that is one; nothing where there is none that can be read."""
    path = room / _JOURNAL
    try:
        about = path.lstat()
        if not stat.S_ISREG(about.st_mode) or about.st_size > _LARGEST:
            return []
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    entries = found if isinstance(found, list) else []
    return [each if isinstance(each, dict) else {} for each in entries]


def _finish_one(folder: Path, staged: Path, entry: Mapping[str, Any]) -> None:
    """Give one file its new bytes. A journal may have come with a stranger's plan: it reaches files of a plan alone."""
    name = entry.get("name")
    if not isinstance(name, str) or kind_of(name) is None:
        return
    path = folder / name
    target = path.resolve()
    if not target.is_relative_to(folder.resolve()) or (os.path.lexists(target) and not target.is_file()):
        return
    if staged.is_symlink() or not staged.is_file() or _digest(staged.read_bytes()) != entry.get("after"):
        return
    now = _digest(target.read_bytes()) if target.exists() else None
    if now == entry.get("before"):
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(staged, target)  # noqa: PTH105
        flush_folder(target.parent)


def _digest(raw: bytes) -> str:
    return sha256(raw).hexdigest()
