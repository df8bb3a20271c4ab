"""A dataset is replaced in one step: killed at any moment of it, the folder holds the old one or the new one, whole."""

from __future__ import annotations

import random
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import forked
from tests.counts import examples
from tests.hostile.test_left_behind import environment, npa, state

pytest.importorskip("pyarrow")
pytestmark = pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="the system can't exchange two folders")
EXPORT = ("export", "parquet", "set", "plan", "--as-at", "2018-07-01")
# Ends at once, as a kill does, where a file or folder is about to be renamed for the so-many-th time, or has been.
KILLED = """
import os, sys
from npa_cli.store import half_made
at = int(sys.argv.pop(1))
calls = 0
def count():
    global calls
    calls += 1
    if calls == at:
        os._exit(9)
def told(rename):
    def run(*given):
        count()
        done = rename(*given)
        count()
        return done
    return run
os.rename, os.replace, half_made.exchange = told(os.rename), told(os.replace), told(half_made.exchange)
"""


@pytest.fixture
def export(run) -> Callable[..., None]:
    def _export(folder: Path, *more: str) -> None:
        assert run(*EXPORT, *more, folder=folder).code == 0

    return _export


@pytest.fixture
def old_and_new(plan, export, tmp_path: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """An export in `set`, and what one would be of the plan as it has been changed since."""
    root = plan()
    export(tmp_path)
    old = state(tmp_path / "set")
    first = root / "priorities" / "01-first.yaml"
    first.write_text(first.read_text(encoding="utf-8").replace("id: P1.1.1", "id: P1.1.7"), encoding="utf-8")
    shutil.copytree(tmp_path / "set", tmp_path / "copy")
    export(tmp_path)
    new = state(tmp_path / "set")
    restore(tmp_path)
    assert old != new
    return old, new


def restore(folder: Path) -> None:
    shutil.rmtree(folder / "set")
    shutil.copytree(folder / "copy", folder / "set")


@pytest.mark.parametrize("at", range(1, 6))  # two of what hides the half made from git, two of the swap, and none
def test_a_kill_at_each_step_of_the_swap(at: int, old_and_new, export, tmp_path: Path) -> None:
    old, new = old_and_new
    done = forked.npa(str(at), *EXPORT, folder=tmp_path, env=environment(), first=KILLED)
    assert done.code == (9 if at < 5 else 0), done.err
    assert state(tmp_path / "set") == (old if at < 4 else new)
    export(tmp_path)
    assert state(tmp_path / "set") == new
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy", "plan", "set"]


@pytest.mark.slow
def test_a_kill_at_any_time(old_and_new, tmp_path: Path) -> None:
    old, new = old_and_new
    began = time.monotonic()
    npa(tmp_path, *EXPORT).communicate(timeout=120)
    whole, chance = time.monotonic() - began, random.Random(17)
    for _ in range(examples(100, least=5)):
        restore(tmp_path)
        process = npa(tmp_path, *EXPORT)
        time.sleep(chance.uniform(0.5, 1.02) * whole)
        process.kill()
        process.communicate(timeout=60)
        assert state(tmp_path / "set") in (old, new)


def test_other_files_of_the_folder_stay_with_force(old_and_new, export, tmp_path: Path) -> None:
    _, new = old_and_new
    (tmp_path / "set" / "notes.txt").write_text("mine", encoding="utf-8")
    export(tmp_path, "--force")
    assert state(tmp_path / "set") == {**new, "notes.txt": b"mine"}
