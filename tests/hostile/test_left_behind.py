"""Killed, stopped and crowded at any moment: whole files, nothing left in git's sight, and a next run that works."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from tests import forked
from tests.counts import examples

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="Windows has none of these signals")]

REPOSITORY = Path(__file__).resolve().parents[2]
NPA = (sys.executable, "-m", "npa_cli")
STOPS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)
NEW_PLAN = (
    "--title", "Riverside", "--years", "2025-04-01 to 2028-03-31", "--partner", "RC = Riverside Council",
    "--priority", "Safer discharge",
)  # fmt: skip
# Every command that writes, and the answer that a second run after a whole first one may give.
WRITING = {
    "fmt": ("fmt",),
    "fix": ("validate", "--fix"),
    "init": ("init", "plans/new", *NEW_PLAN),
    "update": ("update", "P1.1.1", "--status", "in_progress", "--narrative", "As planned."),
    "add priority": ("add", "priority", "Dental care", "--statement", "Improve it."),
    "add activity": ("add", "activity", "P1", "See a dentist", "--lead", "NHSE", "--timeframe", "Ongoing"),
    "add deliverable": ("add", "deliverable", "P1.1", "One more", "--timeframe", "Ongoing"),
    "return new": ("return", "new", "--partner", "NHSE", "--period", "FY18/19-Q2"),
    "ics": ("export", "ics", "-o", "out/plan.ics"),
    "parquet": ("export", "parquet", "out/columns"),
    "propose": ("change", "propose", "P1.1.1", "--field", "text", "--to", "Other words", "--reason", "scope"),
    "report": ("report", "-o", "out/paper.md"),
    "sqlite": ("export", "sqlite", "out/plan.sqlite"),
    "schema": ("schema", "--write", "out"),
}


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NPA_", "GIT_", "GITHUB_"))}
    return kept | {"PYTHONPATH": str(REPOSITORY), "NPA_NO_CACHE": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def git(folder: Path, *words: str) -> str:
    named = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    return subprocess.run(("git", *named, *words), cwd=folder, check=True, capture_output=True, text=True).stdout


def npa(folder: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        (*NPA, *words), cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.fixture
def committed(tmp_path: Path) -> Path:
    """A plan with several files that `fmt` and `validate --fix` would change, in a repository of its own."""
    root = tmp_path / "plan"
    for name, text in MINIMAL_PLAN.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(": ", ":  ").replace("\n", "  \n"), encoding="utf-8")
    (root / "out").mkdir()
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "start")
    return root


def state(root: Path) -> dict[str, bytes]:
    """All files but git's own."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and ".git" not in path.relative_to(root).parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def whole(root: Path, words: tuple[str, ...]) -> tuple[dict[str, bytes], float]:
    """What a run that nobody disturbs makes of a copy, and how many seconds that takes."""
    copy = root.with_name("undisturbed")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy)
    began = time.monotonic()
    process = npa(copy, *words)
    _, errors = process.communicate(timeout=120)
    assert process.returncode in (0, 1), errors
    return state(copy), time.monotonic() - began


def stop_signals(root: Path, words: tuple[str, ...], turns: int, number: int) -> None:
    before, (after, seconds) = state(root), whole(root, words)
    chance = random.Random(f"{words} {number}")
    listed = set(after) | set(before)
    for _ in range(turns):
        process = npa(root, *words)
        time.sleep(chance.uniform(0.5, 1.02) * seconds)
        process.send_signal(number)
        _, errors = process.communicate(timeout=60)
        assert "Traceback" not in errors
        seen = git(root, "status", "--porcelain", "-uall").splitlines()
        shown = {line[3:] for line in seen}
        assert shown <= listed, shown
        now = state(root)
        if number != signal.SIGKILL:
            assert not [name for name in now if ".npa" in name], sorted(now)
        next_run = forked.npa(*words, folder=root, env=environment())
        assert next_run.code in (0, 1, 2), next_run.err
        now = state(root)
        assert set(now) == listed or words[0] in ("update", "add", "change"), sorted(now)
        assert not [name for name in now if ".npa" in name or name.endswith((".part", ".lock", ".new"))]
        git(root, "clean", "-qfdx", "-e", "out")
        git(root, "checkout", "-q", ".")


@pytest.mark.table
@pytest.mark.parametrize("name", WRITING)
def test_a_run_that_is_killed_or_stopped_leaves_whole_files_alone(committed, name) -> None:
    stop_signals(committed, WRITING[name], 1, STOPS[list(WRITING).index(name) % len(STOPS)])


@pytest.mark.table
@pytest.mark.slow
@pytest.mark.parametrize("number", STOPS)
@pytest.mark.parametrize("name", WRITING)
def test_three_hundred_kills(committed, name, number) -> None:
    stop_signals(committed, WRITING[name], max(1, examples(300) // (len(STOPS) * len(WRITING))), number)


# Writes two files again and again, and ends, as a kill does, at the first, second … step in the file system.
# Prints what git calls changed or new after each.
KILLED_AT_EACH_STEP = """
import io, os, subprocess, sys
from pathlib import Path
from npa_cli.store.replace_file import Change, hold_folder, replace_files
root, names = Path(sys.argv[1]), ("partners.yaml", "workplan.yaml")
open_file, steps, at, code = io.open, 0, 0, 9
def count(event, *_):
    global steps
    steps += event in ("open", "os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir", "opened")
    if steps == at:
        os._exit(9)
def told(*words):
    opened = open_file(*words)
    count("opened")
    return opened
while code:
    at += 1
    with hold_folder(root):
        changes = {name: Change((root / name).read_bytes(), b"%d" % at) for name in names}
    child = os.fork()
    if not child:
        io.open = told
        sys.addaudithook(count)
        replace_files(root, changes)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    seen = subprocess.run(("git", "status", "-s", "-uall"), cwd=root, capture_output=True, text=True).stdout
    print(*(line[3:] for line in seen.splitlines()))
"""


def test_a_kill_at_each_step_shows_git_nothing_but_the_files_themselves(committed: Path) -> None:
    words = (sys.executable, "-c", KILLED_AT_EACH_STEP, str(committed))
    told = subprocess.run(words, env=environment(), check=True, capture_output=True, text=True).stdout.splitlines()
    assert len(told) > 20
    assert {tuple(line.split()) for line in told} == {(), ("partners.yaml", "workplan.yaml")}


ADDS = {
    "propose": (WRITING["propose"], "changes.yaml", r"id: (CHG-\d+)"),
    "priority": (WRITING["add priority"], "priorities/*.yaml", r"^id: (P\d+)"),
    "deliverable": (
        ("add", "deliverable", "P1.1", "One more", "--timeframe", "Ongoing"), "priorities/*.yaml", r"id: (P1\.1\.\d+)"
    ),
}  # fmt: skip


def side_by_side(root: Path, kind: str, rounds: int) -> Iterator[list[str]]:
    words, pattern, found = ADDS[kind]
    for turn in range(1, rounds + 1):
        pair = [npa(root, *words), npa(root, *words)]
        for each in pair:
            _, errors = each.communicate(timeout=120)
            assert each.returncode == 0, errors
        text = "".join(path.read_text(encoding="utf-8") for path in sorted(root.glob(pattern)))
        yield re.findall(found, text, re.MULTILINE)
        assert turn


@pytest.mark.parametrize("kind", ADDS)
def test_two_at_once_are_never_given_the_same_id(plan, kind) -> None:
    root = plan()
    *_, ids = side_by_side(root, kind, 1)
    assert len(set(ids)) == len(ids) >= 2


@pytest.mark.table
@pytest.mark.slow
@pytest.mark.parametrize("kind", ADDS)
def test_two_at_once_are_never_given_the_same_id_in_sixteen_turns_each(plan, kind) -> None:
    for turn, ids in enumerate(side_by_side(plan(), kind, 16), start=1):
        assert len(set(ids)) == len(ids) >= 2 * turn
