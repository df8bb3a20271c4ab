"""Files replaced by other versions of themselves: all of them whole or none, and never over what nobody has read.

The one way in which npa writes. New bytes go to a hidden folder beside the files, reach the disk, and take the files'
names; where there are several, a journal says which. So a kill or a power cut at any moment leaves the old files
or the new ones, or a journal from which the next run that writes there finishes.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from npa_cli.store.folder_lock import hold_lock
from npa_cli.store.half_made import finish, flush_folder, half_made, recorded, write_new
from npa_cli.store.held_folder import HeldFolder, hold_open
from npa_cli.store.system import undisturbed
from npa_cli.store.unwritable import TryAgainError, folder_made, refuse_read_only, writing_in

_IS_THERE: Final = "it is there already; nothing was written"


class FileChangedError(TryAgainError):
    """The file is not what it was when it was read. Nothing was written."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(errno.EBUSY, why, str(path))


class Change(NamedTuple):
    """A file's bytes before a change (None: it must not be there yet) and after it."""

    before: bytes | None
    after: bytes


class Removal(NamedTuple):
    """The bytes of a file that is to be taken away."""

    before: bytes
    after: None = None


@contextlib.contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Be the only npa that writes in a folder until the block ends; what a killed one left there is dealt with first.

    Raises FolderBusyError where another keeps it too long, and UnwritableError.
    """
    with contextlib.ExitStack() as held:
        with writing_in(folder):
            is_new = held.enter_context(hold_lock(folder))
            if is_new:
                finish(folder)
        yield


def replace_files(folder: Path, changes: Mapping[str, Change | Removal]) -> None:
    """Make a change to files of a folder, by their names in it with `/`: to all of them, or to none.

    Permission bits are kept. A link is written through where its target is inside the folder. Raises FileChangedError
    where a file is not as it was before, FolderBusyError and UnwritableError.
    """
    with hold_folder(folder), undisturbed(), writing_in(folder):
        targets = {name: _target(folder / name, folder) for name in changes}
        for name, (before, _) in changes.items():
            _check(targets[name], before)
            refuse_read_only(targets[name])
        with half_made(folder) as room:
            for number, (name, (before, after)) in enumerate(changes.items()):
                if after is not None:
                    write_new(room / str(number), after, like=targets[name] if before is not None else None)
            _commit(folder.resolve(), room, targets, changes)


def _commit(root: Path, room: Path, targets: Mapping[str, Path], changes: Mapping[str, Change | Removal]) -> None:
    """Give the files in `room` their names. What fails in the midst of it is undone."""
    places: dict[str, HeldFolder] = {}
    with contextlib.ExitStack() as lasting:
        for name, (before, _) in changes.items():
            lasting.enter_context(folder_made(targets[name].parent))
            places[name] = lasting.enter_context(hold_open(root, targets[name].parent))
            _check(targets[name], before)
        lasting.enter_context(recorded(room, changes) if len(changes) > 1 else contextlib.nullcontext())
        done: list[str] = []
        try:
            for number, (name, change) in enumerate(changes.items()):
                if change.after is None:
                    places[name].remove(targets[name].name)
                else:
                    take_name = _take_free_name if change.before is None else HeldFolder.replace
                    take_name(places[name], room / str(number), targets[name].name)
                done.append(name)
        except OSError:
            for name in done:
                _put_back(room, places[name], targets[name], changes[name].before)
            raise
        for parent in {target.parent for target in targets.values()}:
            flush_folder(parent)


def _put_back(room: Path, place: HeldFolder, target: Path, before: bytes | None) -> None:
    if before is None:
        place.remove(target.name)
        return
    again = room / "again"
    write_new(again, before, like=target if target.exists() else None)
    place.replace(again, target.name)


def replace_file(path: Path, new: bytes, *, expected: bytes | None, within: Path | None = None) -> None:
    """Write `new` to `path`, which must still hold `expected` (None: must not be there yet), as `replace_files` does.

    `within` is the folder that a link must not leave: the file's own unless given.
    """
    folder = within or path.parent
    replace_files(folder, {path.relative_to(folder).as_posix(): Change(expected, new)})


def read_file(path: Path, *, within: Path | None = None) -> bytes | None:
    """The bytes that an edit would start from; None if there is no file. Raises UnwritableError for what is none."""
    with writing_in(within or path.parent):
        return _read(_target(path, within or path.parent))


def _target(path: Path, within: Path) -> Path:
    """The file itself, behind any links."""
    target = path.resolve()
    if not target.is_relative_to(within.resolve()):
        raise OSError(errno.EINVAL, "a link that leaves the folder; put the file itself here", str(path))
    if os.path.lexists(target) and not target.is_file():
        raise OSError(errno.EINVAL, "not a file", str(path))
    return target


def _read(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None


def _check(target: Path, expected: bytes | None) -> None:
    found = _read(target)
    if found == expected:
        return
    if expected is None:
        raise FileChangedError(target, _IS_THERE)
    happened, then = ("removed", "") if found is None else ("changed", "; look at it and try again")
    raise FileChangedError(target, f"it was {happened} since it was read; nothing was written{then}")


def _take_free_name(place: HeldFolder, temporary: Path, name: str) -> None:
    """Rename where nothing may be overwritten, not even what another program made a moment ago."""
    try:
        place.link(temporary, name)
    except FileExistsError:
        raise FileChangedError(place.folder / name, _IS_THERE) from None
    except OSError:  # a disk without hard links; what remains is the check a moment ago
        place.replace(temporary, name)


def write_file(target: Path, content: bytes) -> None:
    """Write `content` over whatever `target` holds, keeping its permission bits. Raises OSError."""
    with undisturbed(), hold_folder(target.parent), half_made(target.parent) as room:
        new = room / target.name
        write_new(new, content, lasting=False)
        if target.exists():
            new.chmod(stat.S_IMODE(target.stat().st_mode))
        os.replace(new, target)  # noqa: PTH105
