"""What can't be written: every command that changes files says so in one sentence, ends with 2 and changes nothing."""

from __future__ import annotations

import errno
import io
import os
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_options_that_only_show import SAID, contents, examples, place

__all__ = ["place"]  # a fixture

WRITERS = [(name, line) for name, line in examples() if not {"--check", "--diff", "--dry-run"} & set(line.split())]


def marked_read_only(path: Path, _: pytest.MonkeyPatch) -> None:
    """A file that is there and is not to be written, or the folder that a new one would be in."""
    there = path if path.exists() else next(each for each in path.parents if each.exists())
    there.chmod(0o444 if there.is_file() else 0o555)


def a_file_in_the_way(path: Path, _: pytest.MonkeyPatch) -> None:
    """A file where a folder has to be, for a new file; of one that is there, nothing is in the way."""
    missing = [each for each in path.parents if not each.exists()]
    if missing:
        missing[-1].write_text("not a folder\n")


def refused(code: int) -> Callable[[Path, pytest.MonkeyPatch], None]:
    """A disk that takes no new file or folder."""

    def refuse(_: Path, patch: pytest.MonkeyPatch) -> None:
        real_open, real_mkdir = io.open, os.mkdir  # the first is what Path.open calls

        def no_new_file(path, mode="r", *more, **named):  # type: ignore[no-untyped-def]
            if "x" in mode and "npa-half-made" in os.fspath(path):
                raise OSError(code, os.strerror(code), path)
            return real_open(path, mode, *more, **named)

        def no_new_folder(path, *more, **named):  # type: ignore[no-untyped-def]
            if code == errno.EROFS and "npa-half-made" in os.fspath(path):
                raise OSError(code, os.strerror(code), path)
            return real_mkdir(path, *more, **named)

        patch.setattr(io, "open", no_new_file)
        patch.setattr(os, "mkdir", no_new_folder)

    return refuse


def all_in(root: Path) -> dict[str, bytes]:
    """Every name below a folder, and what the files hold."""
    return {each.relative_to(root).as_posix(): b"" for each in root.rglob("*")} | contents(root)


OBSTACLES = {
    "read-only": (marked_read_only, ("it is read-only", "can't be written to")),
    "a file in the way": (a_file_in_the_way, ("is a file",)),
    "a full disk": (refused(errno.ENOSPC), ("there is no room left",)),
    "a read-only disk": (refused(errno.EROFS), ("it is read-only", "can't be written to")),
}


@pytest.mark.table
@pytest.mark.parametrize("obstacle", OBSTACLES)
@pytest.mark.parametrize(("name", "line"), WRITERS)
def test_nothing_is_half_written(
    name: str, line: str, obstacle: str, run, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = shlex.split(line)[1:]
    real = tmp_path / "real"
    shutil.copytree(place, real)
    said = run(*words, folder=real).err
    written = [
        match[2] for match in SAID.finditer(said) if contents(real).get(match[2]) != contents(place).get(match[2])
    ]
    if not written:
        return
    put, why = OBSTACLES[obstacle]
    if put is marked_read_only and os.geteuid() == 0 and not (place / sorted(written)[0]).exists():
        pytest.skip("no folder is read-only for root")
    put(place / sorted(written)[0], monkeypatch)
    before = all_in(place)
    ran = run(*words, folder=place)
    if obstacle == "a file in the way" and (place / sorted(written)[0]).exists():
        return
    monkeypatch.undo()
    told = [each for each in ran.err.splitlines() if "can't write" in each or "is a file; name a folder" in each]
    assert (ran.code, len(told)) == (2, 1), ran.err
    assert any(each in told[0] for each in why)
    assert "fault in npa" not in ran.err
    assert all_in(place) == before
