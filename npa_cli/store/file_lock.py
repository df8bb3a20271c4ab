"""One writer of a file at a time, among those who ask: an advisory lock that dies with its holder.

The operating system holds the lock, on a small file beside the one that is written, and lets go of it when the
process ends, however it ends. A lock file left behind by a killed process is empty and locks nobody out.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

LONGEST_WAIT: Final = 10.0  # seconds; an edit takes hundredths of one
_SHORTEST_NAP: Final = 0.005  # seconds
_LONGEST_NAP: Final = 0.1  # seconds
_HELD: Final = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class FileBusyError(OSError):
    """Another program has kept the file locked for too long. Nothing was written."""

    def __init__(self, path: Path, seconds: float) -> None:
        why = f"another npa has been writing it for {seconds:g} seconds; nothing was written; try again"
        super().__init__(errno.EBUSY, why, str(path))


@contextlib.contextmanager
def hold_lock(path: Path, *, wait: float | None = None) -> Iterator[None]:
    """Hold the lock of `path`, which need not exist, in a folder that does.

    Waits up to `wait` seconds (LONGEST_WAIT unless given), then raises FileBusyError. Raises OSError where the folder
    can't be written to or its file system has no locks.
    """
    seconds = LONGEST_WAIT if wait is None else wait
    beside = path.with_name(f".{path.name}.lock")
    deadline = time.monotonic() + seconds
    nap = _SHORTEST_NAP
    while (handle := _try(beside)) is None:
        if time.monotonic() >= deadline:
            raise FileBusyError(path, seconds)
        time.sleep(nap)
        nap = min(nap * 1.5, _LONGEST_NAP)
    try:
        yield
    finally:
        _let_go(beside, handle)


def _try(beside: Path) -> int | None:
    """An open, locked lock file; None where another holds it."""
    no_links = getattr(os, "O_NOFOLLOW", 0)
    try:
        try:
            handle = os.open(beside, os.O_RDWR | os.O_CREAT | no_links, 0o666)
        except PermissionError:  # left behind by another user: who may read it may lock it
            if not beside.exists():
                raise
            handle = os.open(beside, os.O_RDONLY | no_links)
    except OSError as error:
        if sys.platform == "win32" and error.errno == errno.EACCES and beside.exists():
            return None  # being removed by the one who held it
        raise OSError(error.errno, f"its folder can't be written to ({error.strerror})", str(beside.parent)) from error
    try:
        _lock(handle)
        if _is_still(beside, handle):
            return handle
    except OSError as error:
        os.close(handle)
        if error.errno in _HELD:
            return None
        raise OSError(error.errno, f"it can't be locked ({error.strerror})", str(beside)) from error
    os.close(handle)
    return None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _let_go(beside: Path, handle: int) -> None:
        os.close(handle)
        with contextlib.suppress(OSError):  # the next one has it open already, and will remove it
            beside.unlink()

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _let_go(beside: Path, handle: int) -> None:
        with contextlib.suppress(OSError):
            beside.unlink()  # while it is still ours: whoever waits on it sees that its name has gone, and starts anew
        os.close(handle)


def _is_still(beside: Path, handle: int) -> bool:
    """Whether the file that was locked is the one that bears the name, and not one removed by its last holder."""
    try:
        named = beside.stat(follow_symlinks=False)
    except FileNotFoundError:
        return False
    return os.path.samestat(named, os.fstat(handle))
