"""Work given up on a partner's word alone is put to the board: on page one, once, until somebody decides it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

TITLE = "“Shared apprenticeships” (P3.1.2)"
ASK = f"Agree that {TITLE} is cancelled, as RHT reports: the college closed. Nobody has decided it."
CANCELLED = ("--status", "cancelled", "--narrative", "The college closed.")


@pytest.fixture
def riverside(tmp_path: Path) -> Path:
    folder = tmp_path / "riverside"
    shutil.copytree(REPOSITORY / "examples" / "riverside", folder)
    shutil.rmtree(folder / "registers")  # what was decided and escalated before is no part of this
    (folder / "returns" / "FY18-19-Q3" / "RC.yaml").unlink()  # it gives up two more
    return folder


def page_one(run, folder: Path, period: str = "FY19/20-Q2") -> str:
    paper = run("report", "board", "--period", period, folder=folder).out
    return paper.partition("asked to")[2].partition("Position")[0]


def give_up(run, folder: Path, *more: str) -> None:
    words = ("update", "P3.1.2", "--partner", "RHT", "--period", "FY19/20-Q2", "--on", "2019-09-30", *CANCELLED, *more)
    told = run(*words, folder=folder)
    assert told.code == 0, told.err


def test_the_board_is_asked_to_agree_once(run, riverside: Path) -> None:
    assert "P3.1.2" not in page_one(run, riverside)
    give_up(run, riverside)
    assert page_one(run, riverside).count(ASK) == 1
    assert page_one(run, riverside).count("P3.1.2") == 1


def test_a_change_to_its_words_that_waits_asks_for_it_already(run, riverside: Path) -> None:
    give_up(run, riverside)
    proposed = ("change", "propose", "P3.1.2", "--field", "text", "--to", "No longer to be done", "--reason", "funding")
    assert run(*proposed, "--on", "2019-09-30", folder=riverside).code == 0
    asked = page_one(run, riverside)
    assert asked.count("P3.1.2") == 1
    assert "Nobody has decided" not in asked


def test_what_the_board_decided_is_not_asked_again(run, riverside: Path) -> None:
    give_up(run, riverside)
    proposed = ("change", "propose", "P3.1.2", "--field", "text", "--to", "No longer to be done", "--reason", "funding")
    run(*proposed, "--on", "2019-09-30", folder=riverside)
    decided = run("change", "approve", "CHG-006", "--by", "RPB", "--on", "2019-10-15", folder=riverside)
    assert decided.code == 0, decided.err
    assert "P3.1.2" not in page_one(run, riverside, "FY19/20-Q3")


def test_an_ask_of_its_lead_says_that_it_is_given_up_too(run, riverside: Path) -> None:
    give_up(run, riverside, "--ask", "RPB to agree that it is dropped.")
    asked = page_one(run, riverside)
    assert asked.count("P3.1.2") == 1
    assert "RPB to agree that it is dropped. It is cancelled" in asked
    assert "Nobody has decided that it is given up." in asked


def test_several_are_one_ask(run, riverside: Path) -> None:
    give_up(run, riverside)
    by = ("--partner", "RHT", "--period", "FY19/20-Q2", "--on", "2019-09-30")
    run("update", "P3.1.1", *by, "--status", "superseded", "--superseded-by", "P3.1.3", folder=riverside)
    asked = page_one(run, riverside)
    assert "Agree that P3.1.1 is superseded by P3.1.3 and P3.1.2 is cancelled. Nobody has decided it." in asked
