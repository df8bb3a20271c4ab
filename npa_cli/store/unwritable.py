"""A file that can't be written: what, why, and what to do instead, in one sentence for every command."""

import errno
import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from npa_cli.store.plan_folder import holding

_READ_ONLY: Final = (errno.EACCES, errno.EPERM, errno.EROFS)
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_ANYBODY_WRITES: Final = 0o222


class TryAgainError(OSError):
    """Nothing was written, because of what another program is doing there; `strerror` says what."""


class UnwritableError(OSError):
    """A file or folder that can't be written. What was there before is as it was."""

    def __init__(self, path: str, error: OSError, *, typed: bool = True) -> None:
        """Of a `path` that was not `typed`, no other can be named: the sentence says that nothing was written."""
        self.typed, self.cause = typed, error
        what, cure, instead = _refusal(Path(path), error)
        ways = ", or ".join(each for each in (cure, instead) if each)
        then = ways if typed else "; ".join(each for each in ("nothing was written", cure) if each)
        super().__init__(error.errno, f"can't write `{path}`: {what}; {then}", path)

    def __str__(self) -> str:
        """The whole sentence."""
        return str(self.strerror)


@contextmanager
def writing(path: str) -> Iterator[None]:
    """Around what writes `path`, a file or folder as it was typed. Raises UnwritableError if the system refuses, and
    where a link that came with a plan or a repository leads it elsewhere.
    """
    try:
        _refuse_stray_link(Path(path))
        yield
    except (BrokenPipeError, TryAgainError):
        raise
    except UnwritableError as error:
        raise error if error.typed else UnwritableError(path, error.cause) from None
    except OSError as error:
        raise UnwritableError(path, error) from None


def _refuse_stray_link(path: Path) -> None:
    """Raise OSError where a link on the way to a path leads out of the plan or repository that the link stands in.

    Whoever typed the path may know nothing of it: it may have come with somebody else's files.
    """
    for each in (path.absolute(), *path.absolute().parents):
        if each.is_symlink():
            home = next((above for above in each.parents if holding(str(above)) or (above / ".git").exists()), None)
            if home is not None and not each.resolve().is_relative_to(home.resolve()):
                raise OSError(errno.EINVAL, f"by a link it leads to {each.resolve().as_posix()}", str(path))


@contextmanager
def writing_in(folder: Path) -> Iterator[None]:
    """Around what writes files in a folder that nobody named one by one, such as a plan's. Raises UnwritableError.

    It names the file or folder that the system refused, as the user would type it from the working folder.
    """
    try:
        yield
    except (TryAgainError, UnwritableError):
        raise
    except OSError as error:
        refused = Path(error.filename or folder)
        if not refused.exists():  # it is to be a new one: what is in the way of it, or the folder that it is to be in
            refused = next(each for each in refused.parents if each.exists())
        here = Path.cwd()
        shown = refused.relative_to(here) if refused.is_relative_to(here) else refused
        raise UnwritableError(shown.as_posix(), error, typed=False) from None


@contextmanager
def folder_made(folder: Path) -> Iterator[None]:
    """Make a folder, and those it is to be in, where they are not there; gone again if the block fails. Raises OSError.

    What something was put into meanwhile stays.
    """
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            for each in made:
                each.rmdir()
        raise


def refuse_read_only(file: Path) -> None:
    """Raises PermissionError for a file that is marked read-only, or that this user may not write to.

    The system lets root write to it too, and put a new file in its place: neither is meant.
    """
    if file.exists() and not (file.stat().st_mode & _ANYBODY_WRITES and os.access(file, os.W_OK)):
        raise PermissionError(errno.EACCES, "read-only", str(file))


def _refusal(path: Path, error: OSError) -> tuple[str, str, str]:
    """What is in the way, what to do about it (empty if there is nothing), and what to name instead."""
    folder = path.parent
    if error.errno in _READ_ONLY:
        what = "it is read-only" if path.exists() else f"`{folder.as_posix()}` can't be written to"
        return what, "change who may write there", "name another"
    if error.errno in _FULL:
        return "there is no room left for it", "make room", "name a place on another disk"
    if error.errno == errno.ENAMETOOLONG:
        return "its name is too long", "", "give it a shorter one"
    if error.errno in (errno.ENOTDIR, errno.EEXIST) or folder.is_file():
        file = next((each for each in (path, *path.parents) if each.is_file()), path)
        return f"`{file.as_posix()}` is a file, not a folder", "move it away", "name a place in a folder"
    if error.errno == errno.ENOENT:
        name = folder.as_posix()
        return f"there is no folder `{name}`", f"make it (mkdir -p {shlex.quote(name)})", "name a place in another"
    return (error.strerror or type(error).__name__).lower(), "", "name another place"
