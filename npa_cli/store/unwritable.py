"""A file that can't be written: what, why, and what to do instead, in one sentence for every command."""

from __future__ import annotations

import errno
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_READ_ONLY: Final = (errno.EACCES, errno.EPERM, errno.EROFS)
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class UnwritableError(OSError):
    """A file or folder that can't be written. What was there before is as it was."""

    def __init__(self, path: str, error: OSError) -> None:
        super().__init__(error.errno, f"can't write `{path}`: {_why(Path(path), error)}", path)

    def __str__(self) -> str:
        """The whole sentence."""
        return str(self.strerror)


@contextmanager
def writing(path: str) -> Iterator[None]:
    """Around what writes `path`, a file or folder as it was typed. Raises UnwritableError where the system refuses."""
    try:
        yield
    except (BrokenPipeError, UnwritableError):
        raise
    except OSError as error:
        raise UnwritableError(path, error) from None


def _why(path: Path, error: OSError) -> str:
    folder = path.parent
    if error.errno in _READ_ONLY:
        what = "it is read-only" if path.exists() else f"`{folder.as_posix()}` can't be written to"
        return f"{what}; name another, or change who may write there"
    if error.errno in _FULL:
        return "there is no room left for it; make room, or name a place on another disk"
    if error.errno == errno.ENAMETOOLONG:
        return "its name is too long; give it a shorter one"
    if error.errno in (errno.ENOTDIR, errno.EEXIST) or folder.is_file():
        file = next((each for each in (path, *path.parents) if each.is_file()), path)
        return f"`{file.as_posix()}` is a file, not a folder; name a place in a folder"
    if error.errno == errno.ENOENT:
        name = folder.as_posix()
        return f"there is no folder `{name}`; make it (mkdir -p {shlex.quote(name)}), or name a place in another"
    return f"{(error.strerror or type(error).__name__).lower()}; name another place"
