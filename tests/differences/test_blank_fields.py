"""What changed is told in words of people: a field that was blank, a return that says nothing yet, a count of none."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.history.conftest import Made


@pytest.fixture
def riverside(tmp_path: Path) -> Made:
    root = tmp_path / "riverside"
    shutil.copytree(REPOSITORY / "examples" / "riverside", root)
    made = Made(root, root)
    made.git("init", "--quiet", "--initial-branch", "main")
    made.git("add", "-A")
    made.git("commit", "--quiet", "-m", "x")
    return made


def told(run, made: Made) -> str:
    return " ".join(run("diff", "main", folder=made.root).out.split())


def test_a_return_approved_since_has_no_arrow_from_nothing(run, riverside: Made) -> None:
    made = run("return", "new", "--partner", "CF", "--period", "FY19/20-Q2", folder=riverside.root)
    assert made.code == 0, made.err
    assert "no words of its own" not in told(run, riverside)
    assert "new: " not in told(run, riverside)
    riverside.git("add", "-A")
    riverside.git("commit", "--quiet", "-m", "y")
    path = riverside.root / "returns" / "FY19-20-Q2" / "CF.yaml"
    blank = path.read_text(encoding="utf-8")
    path.write_text(re.sub("(?m)^approved_by:.*$", "approved_by: Director", blank), encoding="utf-8")
    assert "approved by Director (was blank)" in told(run, riverside)
    assert "nothing →" not in told(run, riverside)


def test_a_round_in_which_everybody_reported_names_nobody_silent(run, riverside: Made) -> None:
    words = ("report", "board", "--period", "FY19/20-Q1")
    assert re.search(
        r"Who has reported: 10 of 15 in [^,]+, and 1 partner on nothing", run(*words, folder=riverside.root).out
    )
    update = ("update", "P3.2.1", "--partner", "CF", "--period", "FY19/20-Q1", "--status", "in_progress")
    assert run(*update, folder=riverside.root).code == 0
    paper = run(*words, folder=riverside.root).out
    assert "Who has reported: 11 of 15 in" in paper
    assert "on nothing" not in paper


def test_none_done_is_told_as_none(run) -> None:
    words = ("report", "priority", "2", "--period", "FY19/20-Q1", "--data", "examples/riverside")
    assert ", none has been done" in run(*words).out
