"""A folder held open by a handle, so that what is done in it is done there, whatever its path leads to by then.

Somebody who may write in a plan's folder could put a link that leads elsewhere in the place of a folder in it, between
the moment in which a path was looked at and the one in which something is written there.
"""

import contextlib
import errno
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path


class HeldFolder:
    """A folder, and on systems that have such handles the open handle by which it is meant. Errors are OSError."""

    def __init__(self, folder: Path, handle: int | None) -> None:
        self.folder, self._handle = folder, handle

    def _place(self, name: str) -> str | Path:
        return self.folder / name if self._handle is None else name

    def names(self) -> list[str]:
        """What is in it."""
        return os.listdir(self.folder if self._handle is None else self._handle)  # noqa: PTH208

    def replace(self, new: Path, name: str) -> None:
        """Give a file elsewhere on the same disk a name in it, in place of what has that name."""
        os.replace(new, self._place(name), dst_dir_fd=self._handle)

    def link(self, new: Path, name: str) -> None:
        """Give a file a second name in it. Raises FileExistsError where something has that name."""
        os.link(new, self._place(name), dst_dir_fd=self._handle)

    def remove(self, name: str) -> None:
        """Remove a file, a link, or a folder with all that is in it."""
        place = self._place(name)
        if stat.S_ISDIR(os.stat(place, dir_fd=self._handle, follow_symlinks=False).st_mode):
            shutil.rmtree(place, dir_fd=self._handle)
        else:
            os.unlink(place, dir_fd=self._handle)


@contextlib.contextmanager
def hold_open(root: Path, folder: Path) -> Iterator[HeldFolder]:
    """Hold a folder inside `root`, both without links, open until the block ends.

    Raises OSError if it is not there, or a link has taken the place of it or of one on the way to it.
    """
    if sys.platform == "win32":
        yield HeldFolder(folder, None)
        return
    with contextlib.ExitStack() as opened:
        handle: int | None = None
        for part in (root.as_posix(), *folder.relative_to(root).parts):
            try:
                handle = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=handle)
            except NotADirectoryError:
                why = "a link that leaves the folder; put the file itself here"
                raise OSError(errno.EINVAL, why, str(folder)) from None
            except OSError as error:
                raise OSError(error.errno, error.strerror, str(folder)) from None
            opened.callback(os.close, handle)
        yield HeldFolder(folder, handle)
