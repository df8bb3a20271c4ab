"""What can be imitated of Windows where there is none: its names, its lock, its line ends and its code pages."""

from __future__ import annotations

import errno
import importlib.util
import ntpath
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PureWindowsPath
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npa_cli.model.file_name import why_no_file_name
from npa_cli.store import folder_lock
from npa_cli.store.unwritable import TryAgainError
from tests.conftest import REPOSITORY, Ran
from tests.counts import examples

RIVERSIDE = REPOSITORY / "examples" / "riverside"
is_reserved: Callable[[str], bool] = getattr(ntpath, "isreserved", lambda name: PureWindowsPath(name).is_reserved())


@settings(max_examples=examples(2_000))
@given(st.text(alphabet='CONUPRALTMcon1.: /\\-x²é"', min_size=1, max_size=6))
def test_a_name_that_npa_takes_is_one_that_windows_takes(name: str) -> None:
    if why_no_file_name(name) is None:
        assert not is_reserved(f"{name}.yaml")
        assert PureWindowsPath("C:/plan", f"{name}.yaml").parent == PureWindowsPath("C:/plan")
        assert PureWindowsPath(f"{name}.yaml").name == f"{name}.yaml"


def test_every_file_of_this_repository_can_be_cloned_on_windows() -> None:
    known = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
    names = known.rstrip("\0").split("\0")
    assert len({each.casefold() for each in names}) == len(names)
    assert [each for each in names if any(is_reserved(part) for part in each.split("/"))] == []
    assert max(len(each) for each in names) < 160


@pytest.fixture
def windows_lock(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """npa's lock as it is on Windows: without `fcntl`, by the lock that `msvcrt` has, in a file of the user's own."""
    import fcntl

    def locking(handle: int, mode: int, number: int) -> None:
        assert (mode, number) == (2, 1)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OSError(errno.EACCES, "Permission denied") from None

    msvcrt: Any = ModuleType("msvcrt")
    msvcrt.LK_NBLCK, msvcrt.locking = 2, locking
    spec = importlib.util.spec_from_file_location("lock_as_on_windows", folder_lock.__file__)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    with monkeypatch.context() as patched:
        patched.setattr(sys, "platform", "win32")
        patched.setitem(sys.modules, "msvcrt", msvcrt)
        patched.setitem(sys.modules, "fcntl", None)
        spec.loader.exec_module(module)
    monkeypatch.setattr(module.sys, "platform", "win32")
    return module


def test_one_writer_waits_for_another_without_fcntl(windows_lock: Any, tmp_path: Path) -> None:
    with windows_lock.hold_lock(tmp_path):
        other = windows_lock._try(tmp_path.resolve())  # as another process would: a handle of its own
        assert other is None
        with windows_lock.hold_lock(tmp_path) as anew:
            assert not anew  # the same thread, under the lock it has
    handle = windows_lock._try(tmp_path.resolve())
    assert handle is not None
    with (
        pytest.raises(TryAgainError, match="another npa has been writing here"),
        windows_lock.hold_lock(tmp_path, wait=0.01),
    ):
        pass
    os.close(handle)
    assert list(tmp_path.glob("*.lock")) == []  # nothing is left beside the plan's files


def test_a_plan_whose_lines_end_as_on_windows_answers_the_same_and_keeps_them(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    root = tmp_path / "plan"
    for path in RIVERSIDE.rglob("*"):
        if path.is_file():
            copy = root / path.relative_to(RIVERSIDE)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    asked = ("--as-at", "2019-07-01", "--format", "json")
    for words in (("status", "P1"), ("due",), ("risks",), ("list", "readings")):
        assert run(*words, *asked, "--data", str(root)).out == run(*words, *asked, "--data", str(RIVERSIDE)).out
    propose = ("change", "propose", "P1.2.2", "--to", "FY19/20 Q3", "--reason", "other", "--narrative", "It waits.")
    assert run(*propose, "--data", str(root)).code == 0
    raw = (root / "changes.yaml").read_bytes()
    assert b"CHG-006" in raw
    assert raw.count(b"\n") == raw.count(b"\r\n")


@pytest.mark.parametrize("code_page", ["cp1252", "cp850", "ascii"])
def test_what_is_written_is_utf_8_whatever_the_code_page(code_page: str) -> None:
    env = {
        **os.environ,
        "PYTHONPATH": str(REPOSITORY),
        "PYTHONIOENCODING": code_page,
        "PYTHONUTF8": "0",
        "COLUMNS": "90",
    }
    done = subprocess.run(
        [sys.executable, "-m", "npa_cli", "status", "P1", "--data", str(RIVERSIDE), "--as-at", "2019-07-01"],
        env=env, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert "▼ Off track" in done.stdout.decode("utf-8")
