"""--output: a file whole or not at all, and never one of the plan's own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ANSWERS = (
    ("status", "--as-at", "2019-01-01"),
    ("validate",),
    ("validate", "--format", "sarif"),
    ("report", "board", "--as-at", "2019-01-01", "--format", "markdown"),
    ("export", "ics"),
)


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
@pytest.mark.parametrize("name", ["workplan.yaml", "priorities/01-first.yaml", "priorities/new.yaml", "links.yaml"])
def test_a_file_of_the_plan_is_never_written_over(plan, run, words: tuple[str, ...], name: str) -> None:
    root: Path = plan()
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    ran = run(*words, "-o", name, folder=root)
    assert ran.code == 2
    assert "is a file of the plan itself" in ran.err
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_a_link_to_a_file_of_the_plan_is_seen_through(plan, run, tmp_path: Path, words: tuple[str, ...]) -> None:
    root: Path = plan()
    (tmp_path / "out.txt").symlink_to(root / "workplan.yaml")
    before = (root / "workplan.yaml").read_bytes()
    assert run(*words, "-o", str(tmp_path / "out.txt"), folder=root).code == 2
    assert (root / "workplan.yaml").read_bytes() == before


def test_beside_the_plan_it_is_written_and_nothing_else_is_left(plan, run) -> None:
    root: Path = plan()
    names = {path.name for path in root.iterdir()}
    assert run("status", "--as-at", "2019-01-01", "-o", "paper.txt", folder=root).code == 0
    assert {path.name for path in root.iterdir()} == names | {"paper.txt"}


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unwritable for root")
def test_a_folder_that_cannot_be_written_to(plan, run) -> None:
    root: Path = plan()
    (root / "shut").mkdir(mode=0o500)
    ran = run("status", "-o", "shut/x.txt", folder=root)
    assert (ran.code, "can't write `shut/x.txt`" in ran.err) == (2, True)
