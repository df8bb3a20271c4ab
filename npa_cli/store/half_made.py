"""What is being written, until it is whole: a hidden folder beside it, and the journal of a change to several files.

The folder has a name of its own each time, is passed over by everything that reads a plan, is hidden from git by a
`.gitignore` in it, and is removed when the writing ends. The journal lies in the user's own folder, where nobody can
put one who only wrote the plan. What a killed run left, the next run that writes there takes: without a journal nothing
had been changed yet, and it is thrown away; with one, the change is finished.
"""

import contextlib
import json
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from npa_cli.store.file_kinds import kind_of
from npa_cli.store.folder_lock import own_folder, own_places
from npa_cli.store.held_folder import hold_open
from npa_cli.store.plan_names import HALF_MADE
from npa_cli.store.system import exchange, undisturbed

_NAME: Final = re.compile(rf"{re.escape(HALF_MADE)}[0-9a-f]{{16}}")


@contextlib.contextmanager
def half_made(folder: Path) -> Iterator[Path]:
    """An empty hidden folder in a folder whose lock is held, for what is written there until it is whole.

    It is gone when the block ends, with all that is still in it. Raises OSError if it can't be made.
    """
    room = folder / f"{HALF_MADE}{os.urandom(8).hex()}"
    try:
        with undisturbed():
            _make(room, folder)
        yield room
    finally:
        with undisturbed():
            _clear(room)


def is_unfinished(folder: Path) -> bool:
    """Whether a change to several files of a folder was cut short in its midst, or is being made at this moment."""
    return _journal_of(folder) is not None


def is_half_made(name: str) -> bool:
    """Whether a folder of this name is one of those in which npa writes what is not whole yet."""
    return _NAME.fullmatch(name) is not None


def replace_folder(folder: Path, new: Path, names: Iterable[str]) -> None:
    """Put the files and folders of these names in `new`, a folder in a room of ours, in place of those in the folder.

    In one step, where the room is beside the folder and the system can exchange two; else one name after the other.
    Those that `new` lacks are removed.
    """
    with undisturbed():
        if new.parent.parent == folder.parent:
            dress(new, folder.stat())
            if exchange(new, folder):
                return
        for number, name in enumerate(names):
            if (folder / name).is_dir() or (os.path.lexists(folder / name) and not (new / name).exists()):
                (folder / name).rename(new.parent / f"before-{number}")
            if (new / name).exists():
                os.replace(new / name, folder / name)  # noqa: PTH105


@contextlib.contextmanager
def recorded(room: Path, changes: Mapping[str, tuple[bytes | None, bytes | None]]) -> Iterator[None]:
    """Keep the journal of a change while the block makes it: each file's name, its bytes before and after (None: none).

    The new bytes lie in `room` already, under the number of their place. Until the block ends the change is finished
    by whoever writes next, if not by us.
    """
    entries = [
        {"name": name, "before": _digest(before), "after": _digest(after)} for name, (before, after) in changes.items()
    ]
    journal = own_folder() / _journal_name(room.parent)
    half = journal.with_suffix(".half")
    half.unlink(missing_ok=True)
    try:
        write_new(half, json.dumps({"room": room.name, "entries": entries}).encode())
        os.replace(half, journal)  # noqa: PTH105
    except OSError as error:
        half.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(journal.parent)) from error
    flush_folder(journal.parent)
    try:
        yield
    finally:
        journal.unlink()


def finish(folder: Path) -> None:
    """Finish or throw away what a killed run of this user left in a folder whose lock is held. Raises OSError.

    A file that is neither as it was before the change nor as it is after it was edited since, and is left alone.
    """
    journal = _journal_of(folder)
    left = [each for each in folder.iterdir() if is_half_made(each.name) and _is_own(each)]
    if not left and journal is None:
        return
    with undisturbed():
        if journal is not None:
            said = json.loads(journal.read_bytes())
            for number, entry in enumerate(said["entries"]):
                _finish_one(folder, folder / said["room"] / str(number), entry)
            journal.unlink()
        for room in left:
            _clear(room)


def write_new(path: Path, raw: bytes, *, like: Path | None = None, lasting: bool = True) -> None:
    """Write a file that is not there yet, with the owner and permission bits of another where one is given.

    `lasting`: it has reached the disk when this returns. Raises OSError.
    """
    try:
        opened = path.open("xb")
    except OSError as error:
        raise OSError(error.errno, f"its folder can't be written to ({error.strerror})", str(path.parent)) from error
    try:
        with opened as file:
            if like is not None:
                dress(path, like.stat())
            file.write(raw)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


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


def _journal_of(folder: Path) -> Path | None:
    """The journal of a change to the files of a folder that was cut short, or is being made; None if there is none.

    A journal that somebody else could have put there is none.
    """
    for place in own_places():
        found = place / _journal_name(folder)
        if os.path.lexists(found) and own_folder() == place:
            return found
    return None


def _journal_name(folder: Path) -> str:
    return f"{sha256(os.fsencode(folder.resolve())).hexdigest()}.json"


def _make(room: Path, folder: Path) -> None:
    """Make a room that git never sees, whenever we are killed.

    Git shows no empty folder, and nothing below one called `.git`: there the file that hides the rest is written, and
    it takes its place when it is whole.
    """
    unseen = room / ".git"
    try:
        unseen.mkdir(parents=True)
        write_new(unseen / "ignore", b"*\n", lasting=False)
        (unseen / "ignore").rename(room / ".gitignore")
        unseen.rmdir()
    except OSError as error:
        raise OSError(error.errno, f"its folder can't be written to ({error.strerror})", str(folder)) from error


def _is_own(room: Path) -> bool:
    """Whether it is a folder, and no link to one, that this user made."""
    about = room.lstat()
    return stat.S_ISDIR(about.st_mode) and (sys.platform == "win32" or about.st_uid == os.geteuid())


def _clear(room: Path) -> None:
    """Remove a hidden folder, and last of all what hides the rest from git."""
    with contextlib.suppress(OSError):
        with hold_open(room.parent.resolve(), room.parent.resolve() / room.name) as place:
            for name in sorted(place.names(), key=".gitignore".__eq__):
                place.remove(name)
        room.rmdir()


def _finish_one(folder: Path, staged: Path, entry: Mapping[str, Any]) -> None:
    """Give one file of the plan its new bytes, or take it away."""
    name = entry["name"]
    if kind_of(name) is None:
        return
    path = folder / name
    target = path.resolve()
    if not target.is_relative_to(folder.resolve()) or (os.path.lexists(target) and not target.is_file()):
        return
    if staged.is_symlink() or _digest(staged.read_bytes() if staged.is_file() else None) != entry["after"]:
        return
    if _digest(target.read_bytes() if target.exists() else None) == entry["before"]:
        target.parent.mkdir(parents=True, exist_ok=True)
        with hold_open(folder.resolve(), target.parent) as place:
            if entry["after"] is None:
                place.remove(target.name)
            else:
                place.replace(staged, target.name)
        flush_folder(target.parent)


def _digest(raw: bytes | None) -> str | None:
    return None if raw is None else sha256(raw).hexdigest()
