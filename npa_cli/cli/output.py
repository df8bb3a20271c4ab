"""Where what a command writes goes: to standard output, or to the file that --output names."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from npa_cli.cli.boundary import complain, speak
from npa_cli.cli.written import tell_written
from npa_cli.store.file_kinds import is_place_of_plan_files
from npa_cli.store.unwritable import refuse_read_only, writing
from npa_cli.work.faults import UsageFault
from npa_cli.work.formats.table import format_of


class Written(NamedTuple):
    """A file to write: its path as it was typed, its content, and the format that this is in."""

    path: str
    content: str | bytes
    form: str

    @property
    def raw(self) -> bytes:
        """The content as bytes."""
        return self.content if isinstance(self.content, bytes) else self.content.encode("utf-8", "backslashreplace")


def tell(notices: Iterable[str]) -> None:
    """Write what is to be known beside an answer to standard error."""
    for notice in notices:
        complain(notice)


def write_out(content: str | bytes, output: str | None = None, form: str = "text", *, force: bool = False) -> None:
    """Write to the file that was named, or to standard output (None, or `-`). Raises as `write_files` does, and
    UsageFault for bytes that would go to a terminal.
    """
    if output is not None and output != "-":
        write_files([Written(output, content, form)], force=force)
    elif isinstance(content, str):
        speak(1, content)
    elif sys.stdout.isatty():
        raise UsageFault(f"a terminal can't show {form}; write it to a file with -o")
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def write_files(files: Sequence[Written], *, force: bool = False) -> None:
    """Write files, all of them whole or none, and never over the plan; say on standard error which.

    Pipes, devices and files of several folders are written one after the other.

    Raises UsageFault for a folder, a file of a plan, a name that does not end as its format does and, unless `force`, a
    file that npa did not make; UnwritableError.
    """
    # takes long to load, and most answers go to the screen
    from npa_cli.store.replace_file import Change, read_file, replace_files, write_file

    for each in files:
        settle_format(each.form, each.path, (each.form,))
        if not force:
            _refuse_what_is_not_ours(each)
    targets = {Path(os.path.realpath(each.path)): each for each in files}
    if len(targets) > 1 and len({each.parent for each in targets}) == 1 and not any(map(_is_device, targets)):
        folder = next(iter(targets)).parent
        with writing(files[0].path):
            before = {target: read_file(target) for target in targets}
            replace_files(folder, {each.name: Change(before[each], file.raw) for each, file in targets.items()})
    else:
        for target, each in targets.items():
            with writing(each.path):
                (_write_through if _is_device(target) else write_file)(target, each.raw)
    tell_written([Path(each.path).as_posix() for each in files])


def settle_format(form: str | None, output: str | None, offered: Sequence[str]) -> str:
    """The format to write in, as `format_of` gives it, and whether the file that was named may be written.

    Raises UsageFault for a folder, a file of a plan (behind any links) and as `format_of` does; UnwritableError.
    """
    if output is not None and not output.strip():
        raise UsageFault(f"`{output}` names no file; name one, such as board.md, or `-` for standard output")
    if output is not None and output != "-":
        with writing(output):
            target = Path(os.path.realpath(output))
            if target.is_dir() or output.endswith(("/", os.sep)):
                raise UsageFault(f"`{output}` is a folder; name a file in it")
            if is_place_of_plan_files(target):
                raise UsageFault(f"`{output}` is a file of the plan itself, or in a folder for those; name another")
            if target.is_file():
                refuse_read_only(target)
    return format_of(form, output, offered)


def _refuse_what_is_not_ours(file: Written) -> None:
    """Raises UsageFault for a file that is there already and that npa did not make in this format; UnwritableError."""
    from npa_cli.work.own_making import is_own_making  # as above

    target = Path(os.path.realpath(file.path))
    with writing(file.path):
        if not target.is_file():
            return
        if is_own_making(target, file.raw, file.form):
            return
    raise UsageFault(
        f"`{file.path}` is there already, and is no {file.form} that npa made; name another, or replace it with --force"
    )


def _is_device(target: Path) -> bool:
    """Whether it is a pipe or a device, which can't be replaced."""
    return target.exists() and not target.is_file()


def _write_through(target: Path, raw: bytes) -> None:
    """Write to a pipe or a device. Raises OSError for a pipe that nobody reads, instead of waiting for a reader."""
    handle = os.open(target, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "set_blocking"):
        os.set_blocking(handle, True)
    with os.fdopen(handle, "wb") as file:
        file.write(raw)
