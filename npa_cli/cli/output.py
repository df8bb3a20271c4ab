"""Where what a command writes goes: to standard output, or to the file that --output names."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from npa_cli.cli.boundary import complain, speak
from npa_cli.store.file_kinds import kind_of
from npa_cli.store.plan_folder import MANIFEST
from npa_cli.store.replace_file import write_file
from npa_cli.work.faults import Notice, UsageFault


def tell(notices: Iterable[Notice]) -> None:
    """Write what is to be known beside an answer to standard error."""
    for notice in notices:
        complain(notice.words)


def write_out(written: str | bytes, output: str | None = None) -> None:
    """Write to the file that was named, or to standard output (None, or `-`). Raises as `write_output` does."""
    if output is not None and output != "-":
        write_output(output, written)
    elif isinstance(written, str):
        speak(1, written)
    else:
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()


def write_output(path: str, written: str | bytes) -> None:
    """Write a file whole or not at all, and never over the plan.

    Raises UsageFault for a folder or a file of a plan; OSError.
    """
    content = written.encode("utf-8", "backslashreplace") if isinstance(written, str) else written
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise UsageFault(f"`{path}` is a folder; name a file in it")
    if _is_of_a_plan(target):
        raise UsageFault(f"`{path}` is a file of the plan itself; name another")
    if target.exists() and not target.is_file():  # a pipe or a device can't be replaced
        target.write_bytes(content)
        return
    try:
        write_file(target, content)
    except OSError as error:
        raise OSError(error.errno, error.strerror, path) from None


def _is_of_a_plan(target: Path) -> bool:
    """Whether a plan would read this file, were it written."""
    return any(
        (folder / MANIFEST).is_file() and kind_of(target.relative_to(folder).as_posix()) is not None
        for folder in target.parents
    )
