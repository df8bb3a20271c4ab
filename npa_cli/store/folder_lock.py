"""One writer in a folder at a time, among those who ask: an advisory lock that dies with its holder.

The operating system holds the lock, on the folder itself, so that nothing is ever left beside the files; and lets go
of it when the process ends, however it ends. A folder that can't be locked (on Windows, on some network drives, or
where everybody may write) is stood for by an empty file in a folder of the user's own.
"""

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextvars import ContextVar
from hashlib import sha256
from pathlib import Path
from typing import Final

from npa_cli.store.unwritable import TryAgainError

LONGEST_WAIT: Final = 60.0  # seconds; one edit takes about one
_SHORTEST_NAP: Final = 0.005  # seconds
_LONGEST_NAP: Final = 0.1  # seconds
_HELD: Final = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)

# What this thread holds: what it does under a lock may ask for the same lock again.
_held: ContextVar[frozenset[Path]] = ContextVar("held", default=frozenset())


class FolderBusyError(TryAgainError):
    """Another program has kept the folder locked for too long. Nothing was written."""

    def __init__(self, folder: Path, seconds: float) -> None:
        why = f"another npa has been writing here for {seconds:g} seconds; nothing was written; try again"
        super().__init__(errno.EBUSY, why, str(folder))


@contextlib.contextmanager
def hold_lock(folder: Path, *, wait: float | None = None) -> Iterator[bool]:
    """Hold the lock of a folder, which must exist. Gives whether it is held anew, and not by this thread already.

    Waits up to `wait` seconds (LONGEST_WAIT unless given), then raises FolderBusyError. Raises OSError if nothing
    can be locked.
    """
    place = folder.resolve()
    if place in _held.get():
        yield False
        return
    seconds = LONGEST_WAIT if wait is None else wait
    deadline = time.monotonic() + seconds
    nap = _SHORTEST_NAP
    while (handle := _try(place)) is None:
        if time.monotonic() >= deadline:
            raise FolderBusyError(folder, seconds)
        time.sleep(nap)
        nap = min(nap * 1.5, _LONGEST_NAP)
    before = _held.set(_held.get() | {place})
    try:
        yield True
    finally:
        _held.reset(before)
        os.close(handle)


def _try(folder: Path) -> int | None:
    """An open, locked handle; None where another holds the lock."""
    fault: OSError | None = None
    for opened in (_open_folder, _open_stand_in):
        handle = opened(folder)
        if handle is None:
            continue
        try:
            _lock(handle)
            return handle
        except OSError as error:
            os.close(handle)
            if error.errno in _HELD:
                return None
            fault = error
    assert fault is not None
    raise OSError(fault.errno, f"it can't be locked ({fault.strerror})", str(folder)) from fault


def _open_folder(folder: Path) -> int | None:
    """The folder, to be locked itself. None if it can't be opened, or if anybody could keep it locked."""
    if sys.platform == "win32" or is_shared(folder):
        return None
    try:
        return os.open(folder, os.O_RDONLY)
    except PermissionError:
        return None


def _open_stand_in(folder: Path) -> int:
    """The file that is locked in place of a folder. It stays: an empty file says nothing, and locks nobody out."""
    name = f"{sha256(os.fsencode(folder)).hexdigest()}.lock"
    return os.open(own_folder() / name, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)


def own_folder() -> Path:
    """A folder of this user's own, closed to all others, for what must be known of writing while it goes on.

    Raises OSError if there is none: it is somebody else's, open to others, or can't be made.
    """
    fault: OSError | None = None
    for own in own_places():
        try:
            own.parent.mkdir(parents=True, exist_ok=True)
            own.mkdir(mode=0o700, exist_ok=True)
            break
        except OSError as error:
            fault = fault or error
    else:
        assert fault is not None
        raise fault
    about = own.lstat()
    is_open = sys.platform != "win32" and (about.st_uid != os.geteuid() or about.st_mode & 0o077)
    if not stat.S_ISDIR(about.st_mode) or is_open:
        raise OSError(errno.EPERM, "not a folder of yours that is closed to others; remove it", str(own))
    return own


def own_places() -> Iterator[Path]:
    """Where that folder is: in the home, or, where none can be written to, in the folder for temporary files."""
    with contextlib.suppress(RuntimeError):  # there is no home
        yield Path("~/.local/state/npa").expanduser()
    if sys.platform == "win32":
        import tempfile  # slow to load, and needed on Windows alone

        yield Path(tempfile.gettempdir()) / "npa"
    else:  # `gettempdir` writes a file to try each place, and fails where the disk is full: npa may only be reading
        yield Path("/tmp") / f"npa-{os.geteuid()}"  # noqa: S108  # `own_folder` takes it only if it is this user's


def is_shared(folder: Path) -> bool:
    """Whether anybody may write in a folder, each only what is his own, as in the one for temporary files."""
    return bool(folder.stat().st_mode & stat.S_ISVTX)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
