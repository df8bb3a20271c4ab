"""The one place that writes what a user names with --output: whole or not at all, and never over the plan."""

from __future__ import annotations

import os
from pathlib import Path

from npa_cli.store.replace_file import write_file
from npa_cli.work.faults import UsageFault


def write_output(path: str, content: bytes) -> None:
    """Write a file whole or not at all. Raises UsageFault for a folder or a file of a plan; OSError."""
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
    from npa_cli.store.file_kinds import kind_of
    from npa_cli.store.plan_folder import MANIFEST

    return any(
        (folder / MANIFEST).is_file() and kind_of(target.relative_to(folder).as_posix()) is not None
        for folder in target.parents
    )
