"""A disk with no room left: nothing is lost, nothing is left behind, and the command says so and ends with 2.

Where file systems may be mounted, the disk is a small one of its own that is full in truth. Everywhere, no file may grow
beyond so many bytes: that is a write that fails in its midst.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.forked import npa
from tests.hostile.test_left_behind import NPA, WRITING, environment, state

if sys.platform == "win32":
    pytest.skip("Windows has neither limits of files nor such mounts", allow_module_level=True)

import resource

COMMANDS = {
    **WRITING,
    "add activity": ("add", "activity", "P1", "Text.", "--lead", "NHSE", "--timeframe", "Ongoing"),
    "add deliverable": ("add", "deliverable", "P1.1", "One more", "--timeframe", "Ongoing"),
    "return new": ("return", "new", "--partner", "NHSE", "--period", "FY18/19-Q1"),
    "a paper in two files": ("report", "board", "-f", "csv", "-o", "out/board.csv"),
    "ics": ("export", "ics", "-o", "out/plan.ics"),
    "parquet": ("export", "parquet", "out/set"),
}
READING = (("status",), ("validate",), ("show", "P1"), ("doctor",), ("sql", "select 1"))
PAGE = 4096


def ask(
    root: Path, words: tuple[str, ...], limit: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run npa with a home folder beside the plan, on the same disk."""
    env = environment() | {"HOME": str(root.parent / "home")}
    if limit is None:
        out, err, code, *_ = npa(*words, folder=root, env=env)
        return subprocess.CompletedProcess(words, code, out.decode(), err.decode())
    return subprocess.run(
        (*NPA, *words), cwd=root, env=env, capture_output=True, text=True, timeout=120, check=False, preexec_fn=limit
    )


def assert_nothing_is_lost(root: Path, words: tuple[str, ...], ran: subprocess.CompletedProcess[str], before) -> None:
    assert ran.returncode == 2, (ran.returncode, ran.stderr)
    assert "can't write `" in ran.stderr
    assert "no room left" in ran.stderr
    assert ".npa" not in ran.stderr
    assert state(root) == before
    assert not [
        each for each in root.parent.rglob("*") if ".npa-" in each.name or each.name.endswith((".half", ".part"))
    ]
    assert not (root / "new").exists()


def everything(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


@pytest.fixture
def crooked(plan) -> Path:
    return crook(plan())


def crook(root: Path) -> Path:
    """A plan with several files for `fmt` to lay out."""
    for path in root.rglob("*.yaml"):
        path.write_text(path.read_text().replace(": ", ":  ").replace("\n", "  \n"))
    (root / "out").mkdir()
    (root.parent / "home").mkdir()
    return root


def make_work(root: Path, name: str) -> None:
    """Something for `validate --fix` to mend, where that is what is to be run."""
    if name == "fix":
        partners = root / "partners.yaml"
        partners.write_text(partners.read_text().replace("organisation", "“organisation”"))


@pytest.mark.table
@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("most", [0, 60])
def test_a_write_that_fails_in_its_midst(name: str, most: int, crooked: Path) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow")
    make_work(crooked, name)
    before = state(crooked)
    ran = ask(crooked, COMMANDS[name], lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
    assert_nothing_is_lost(crooked, COMMANDS[name], ran, before)
    again = ask(crooked, COMMANDS[name])
    assert again.returncode in (0, 1), again.stderr


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_what_only_reads_needs_no_room(words: tuple[str, ...], crooked: Path) -> None:
    before = everything(crooked.parent)
    ran = ask(crooked, words, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)))
    assert ran.returncode in (0, 1), ran.stderr
    assert everything(crooked.parent) == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """The folder of a file system of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder))
    try:
        done = subprocess.run(mount, capture_output=True, text=True, check=False)
        why = done.stderr.strip() if done.returncode else ""
    except OSError as error:
        why = str(error)
    if why:
        pytest.skip(f"no file system can be mounted here: {why}")
    yield folder
    subprocess.run(("umount", str(folder)), check=True)


@pytest.mark.table
@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("pages", range(5))
def test_a_disk_that_is_full_or_nearly(name: str, pages: int, small_disk: Path, plan) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow")
    root = small_disk / "plan"
    plan().rename(small_disk.parent / "kept")
    subprocess.run(("cp", "-r", str(small_disk.parent / "kept"), str(root)), check=True)
    make_work(crook(root), name)
    before = state(root)
    filler = small_disk / "filler"
    filler.write_bytes(bytes((os.statvfs(small_disk).f_bavail - pages) * PAGE))
    ran = ask(root, COMMANDS[name])
    if ran.returncode in (0, 1):
        assert pages > 1  # where there is some room, that may be enough
        return
    assert_nothing_is_lost(root, COMMANDS[name], ran, before)
    filler.unlink()
    again = ask(root, COMMANDS[name])
    assert again.returncode in (0, 1), again.stderr


@pytest.mark.table
@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_a_disk_that_can_only_be_read(name: str, small_disk: Path, plan) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow")
    root = small_disk / "plan"
    plan().rename(small_disk.parent / "kept")
    subprocess.run(("cp", "-r", str(small_disk.parent / "kept"), str(root)), check=True)
    make_work(crook(root), name)
    before = everything(small_disk), state(root)
    subprocess.run(("mount", "-o", "remount,ro", str(small_disk)), check=True)
    ran = ask(root, COMMANDS[name])
    assert ran.returncode == 2, (ran.returncode, ran.stderr)
    assert "can't write `" in ran.stderr
    assert (everything(small_disk), state(root)) == before
