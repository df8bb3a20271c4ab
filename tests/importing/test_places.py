"""Where `npa import` reads and writes: ordinary files, and no further than whoever sent the rules may reach."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.hostile.limited import assert_well_behaved, npa

CSV = "Action,Lead,Deadline\nTrain staff,Nursing,30 June 2023\n"
RULES = "plan.csv.import.yaml"
posix = pytest.mark.skipif(os.name == "nt", reason="needs POSIX files")


def guessed(run, folder: Path, place: str) -> None:
    """A document with its rules, which say that its plan goes to a place."""
    folder.mkdir(parents=True)
    (folder / "plan.csv").write_text(CSV)
    assert run("import", "plan.csv", folder=folder).code == 0
    rules = (folder / RULES).read_text()
    assert "folder: plan" in rules
    (folder / RULES).write_text(rules.replace("folder: plan", f"folder: {place}"))


def everything(folder: Path) -> list[str]:
    return sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*"))


@pytest.mark.parametrize("place", ["../../escaped", "../../../a/b", "ABSOLUTE/a/b", "inner/../../../escaped"])
@pytest.mark.parametrize("is_repository", [True, False])
def test_rules_that_lead_out_are_refused(run, tmp_path: Path, place: str, is_repository: bool) -> None:
    papers = tmp_path / "given" / "repository" / "papers"
    guessed(run, papers, place.replace("ABSOLUTE", tmp_path.as_posix()))
    if is_repository:
        (papers.parent / ".git").mkdir()
    before = everything(tmp_path)
    for words in (("--write",), ("--write", "--dry-run"), ()):
        ran = run("import", "plan.csv", *words, folder=papers)
        assert ran.code == 2 and f"in {RULES}" in ran.err and "`folder: " in ran.err, ran.err
    assert everything(tmp_path) == before


@posix
@pytest.mark.parametrize("place", ["link", "link/new", "link/..", "link/../plan"])
def test_rules_that_lead_through_a_link_are_refused(run, tmp_path: Path, place: str) -> None:
    papers, outside = tmp_path / "papers", tmp_path / "other" / "outside"
    outside.mkdir(parents=True)
    guessed(run, papers, place)
    (papers / "link").symlink_to(outside)
    before = everything(tmp_path)
    ran = run("import", "plan.csv", "--write", folder=papers)
    assert ran.code == 2 and "leads by a link to" in ran.err
    assert everything(tmp_path) == before


@pytest.mark.parametrize("place, is_repository", [("made", 0), ("../dunmere", 0), ("../../plans/dunmere", 1)])
def test_rules_may_lead_beside_the_document(run, tmp_path: Path, place: str, is_repository: int) -> None:
    papers = tmp_path / "repository" / "inner" / "papers"
    guessed(run, papers, place)
    if is_repository:
        (tmp_path / "repository" / ".git").mkdir()
    ran = run("import", "plan.csv", "--write", folder=papers)
    assert ran.code == 0, ran.err
    assert (papers / place / "workplan.yaml").is_file()
    assert run("import", "plan.csv", folder=papers).code == 0


@posix
def test_a_folder_reached_by_a_link_of_ones_own_is_no_link_of_the_rules(run, tmp_path: Path) -> None:
    guessed(run, tmp_path / "real" / "papers", "../dunmere")
    (tmp_path / "mine").symlink_to(tmp_path / "real" / "papers")
    ran = run("import", "mine/plan.csv", "--write", folder=tmp_path)
    assert ran.code == 0, ran.err
    assert (tmp_path / "real" / "dunmere" / "workplan.yaml").is_file()


@posix
@pytest.mark.parametrize("what", ["pipe", "folder", "endless", "link"])
def test_what_is_no_ordinary_document_is_told_as_not_read(tmp_path: Path, what: str) -> None:
    home, path = tmp_path / "home", tmp_path / "home" / "odd.csv"
    home.mkdir()
    (tmp_path / "secret.csv").write_text(CSV)
    if what == "pipe":
        os.mkfifo(path)
    elif what == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero" if what == "endless" else "../secret.csv")
    took = npa("import", "odd.csv", folder=home)
    assert_well_behaved(took)
    assert took.code == 3 and "`odd.csv` can't be read" in took.err and "write" not in took.err, took.err


@posix
def test_rules_that_are_a_link_to_nothing_are_told_as_not_read(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "plan.csv").write_text(CSV)
    (home / RULES).symlink_to("../nowhere.yaml")
    took = npa("import", "plan.csv", folder=home)
    assert took.code == 3 and f"`{RULES}` can't be read: a link" in took.err, took.err
    assert not (tmp_path / "nowhere.yaml").exists()
