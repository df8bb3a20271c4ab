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
@pytest.mark.parametrize(
    "name", ["workplan.yaml", "priorities/01-first.yaml", "priorities/new.yaml", "links.yaml", "returns/a.txt"]
)
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


@pytest.mark.parametrize("place", [".", "returns", "returns/all", "registers"])
def test_a_dataset_is_never_written_among_the_files_of_a_plan(plan, run, place: str) -> None:
    root: Path = plan()
    before = sorted(root.rglob("*"))
    for options in ((), ("--force",)):
        ran = run("export", "parquet", place, ".", *options, folder=root)
        assert (ran.code, "is a plan's own folder, for its files alone" in ran.err) == (2, True), ran.err
    assert run("export", "sqlite", f"{place}/plan.db".replace("./", "registers/"), folder=root).code == 2
    assert sorted(root.rglob("*")) == before


def test_a_table_and_what_describes_it_are_written_together_or_not_at_all(plan, run, monkeypatch) -> None:
    root: Path = plan()
    asked = ("report", "board", "--as-at", "2019-01-01", "-o", "board.csv")
    assert run(*asked, folder=root).code == 0
    before = {path: path.read_bytes() for path in root.glob("board*")}
    assert len(before) == 2
    real = os.replace

    def second_fails(source, target, **folders) -> None:
        if str(target).endswith("metadata.json"):
            raise OSError(28, "No space left on device")
        real(source, target, **folders)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", second_fails)
        ran = run(*asked[:3], "2019-04-01", *asked[4:], folder=root)
    assert (ran.code, "there is no room left" in ran.err) == (2, True), ran.err
    assert {path: path.read_bytes() for path in root.glob("board*")} == before
    assert run(*asked[:3], "2019-04-01", *asked[4:], folder=root).code == 0
    assert any(path.read_bytes() != old for path, old in before.items())
