"""A file that appears whole or not at all: it is made under another name beside it, and takes its own in one step."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
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
        with suppress(OSError):
            new.unlink(missing_ok=True)


def write_file(target: Path, content: bytes) -> None:
    """Write `content` over whatever `target` holds, keeping its permission bits. Raises OSError."""
    with replacement(target, f".{target.name}.{os.getpid()}.part") as new:
        with new.open("xb") as stream:
            stream.write(content)
        if target.exists():
            new.chmod(stat.S_IMODE(target.stat().st_mode))
