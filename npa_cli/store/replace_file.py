"""One file replaced by another version of itself: whole or not at all, and never over what nobody has read.

The new bytes go to a temporary file beside it, reach the disk, and take its name in one step, so that a kill or a
power cut at any moment leaves the old file or the new one.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from npa_cli.store.file_lock import hold_lock


class FileChangedError(OSError):
    """The file is not what it was when it was read. Nothing was written."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(errno.EBUSY, why, str(path))


def replace_file(path: Path, new: bytes, *, expected: bytes | None, within: Path | None = None) -> None:
    """Write `new` to `path`, which must still hold `expected` (None: must not be there yet).

    Permission bits are kept. A link is written through where its target is inside `within` (the file's own folder
    unless given). Raises FileChangedError, FileBusyError where another writer keeps the file too long, or OSError
    with a message that names the file.
    """
    target = _target(path, within)
    with hold_lock(target):
        _swap(target, new, expected)


def edit_file(
    path: Path, change: Callable[[bytes | None], bytes], *, within: Path | None = None
) -> tuple[bytes | None, bytes]:
    """Give the file's bytes (None where it is not there yet) to `change` and write what comes back.

    Under one lock from reading to writing, so that of two writers at once neither loses anything. Whatever `change`
    raises leaves the file as it was. Returns the bytes before and after; equal ones are not written. `within` and
    errors as for `replace_file`.
    """
    target = _target(path, within)
    with hold_lock(target):
        old = _read(target)
        new = change(old)
        if new != old:
            _swap(target, new, old)
    return old, new


def read_file(path: Path, *, within: Path | None = None) -> bytes | None:
    """The bytes that an edit would start from; None where there is no file. Raises OSError for what is no file."""
    return _read(_target(path, within))


def _target(path: Path, within: Path | None) -> Path:
    """The file itself, behind any links."""
    target = path.resolve()
    if not target.is_relative_to((within or path.parent).resolve()):
        raise OSError(
            errno.EPERM, "a link that leaves the folder; nothing was written; put the file itself here", str(path)
        )
    if target.exists() and not target.is_file():
        raise OSError(errno.EINVAL, "not a file", str(path))
    return target


def _read(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None


def _swap(target: Path, new: bytes, expected: bytes | None) -> None:
    if expected is not None and target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "it is read-only; nothing was written", str(target))
    _check(target, expected)
    # One name for every writer: only the holder of the lock uses it, and the next one clears up after a killed one.
    with replacement(target, take_name=_take_free_name if expected is None else os.replace) as temporary:
        _write(temporary, new, like=target if expected is not None else None)
        _check(target, expected)
    _flush_folder(target.parent)


def _check(target: Path, expected: bytes | None) -> None:
    found = _read(target)
    if found == expected:
        return
    if expected is None:
        raise FileChangedError(target, "it is there already; nothing was written")
    if found is None:
        raise FileChangedError(target, "it was removed since it was read; nothing was written")
    raise FileChangedError(target, "it was changed since it was read; nothing was written; look at it and try again")


def _write(temporary: Path, new: bytes, *, like: Path | None) -> None:
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    except OSError as error:
        raise OSError(
            error.errno, f"its folder can't be written to ({error.strerror})", str(temporary.parent)
        ) from error
    with os.fdopen(handle, "wb") as file:
        if like is not None:
            _dress(temporary, like.stat())
        file.write(new)
        file.flush()
        os.fsync(file.fileno())


def _dress(temporary: Path, like: os.stat_result) -> None:
    """Give a new file the owner and permission bits of another, as far as the system lets us."""
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):  # somebody else's file, in a folder that we may write to
            os.chown(temporary, like.st_uid, like.st_gid)
    temporary.chmod(stat.S_IMODE(like.st_mode))


def _take_free_name(temporary: Path, target: Path) -> None:
    """Rename where nothing may be overwritten, not even what another program made a moment ago."""
    try:
        if os.name == "nt":
            temporary.rename(target)
        else:
            target.hardlink_to(temporary)
    except FileExistsError:
        raise FileChangedError(target, "it is there already; nothing was written") from None
    except OSError:  # a disk without hard links; what remains is the check a moment ago
        os.replace(temporary, target)  # noqa: PTH105


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system has a way to ask for it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some file systems can't flush a folder; the name is as safe there as they make it
        pass
    finally:
        os.close(handle)


@contextlib.contextmanager
def replacement(
    target: Path, temporary: str | None = None, *, take_name: Callable[[Path, Path], object] = os.replace
) -> Iterator[Path]:
    """A path beside `target` to write to, which takes the name of `target` when the block ends without an error.

    `temporary` is the name meanwhile (`.NAME.new` unless given); a file of that name, left by a writer that was
    killed, is removed first. `take_name` gives the new file its name. Raises OSError, and whatever the block raises;
    `target` is then as it was.
    """
    new = target.with_name(temporary or f".{target.name}.new")
    new.unlink(missing_ok=True)
    try:
        yield new
        take_name(new, target)
    finally:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)


def write_file(target: Path, content: bytes) -> None:
    """Write `content` over whatever `target` holds, keeping its permission bits. Raises OSError."""
    with replacement(target, f".{target.name}.{os.getpid()}.part") as new:
        with new.open("xb") as stream:
            stream.write(content)
        if target.exists():
            new.chmod(stat.S_IMODE(target.stat().st_mode))
