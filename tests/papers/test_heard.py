"""Where two leads differ, both are heard: in the board's paper, under what the board is asked, and in show."""

from __future__ import annotations

import json
import re
import shutil
from email import policy
from email.parser import BytesParser
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import REPOSITORY

RIVERSIDE = ("--data", "examples/riverside", "--period", "FY19/20-Q1")


def section(paper: str, heading: str) -> str:
    return paper.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def test_both_sides_and_what_one_asks_are_in_the_boards_paper(run) -> None:
    paper = run("report", "board", *RIVERSIDE).out
    asked = section(paper, "The board is asked to")
    assert "what RC asks for “Single point of access open” (P1.2.1): RPB to decide on night cover." in asked
    row = next(line for line in section(paper, "Exceptions").splitlines() if line.startswith("| **P1.2.1**"))
    assert "Staffed and tested." in row and "(RHT, FY19/20 Q1)" in row
    assert "No agreement yet on who answers at night." in row and "(RC, FY19/20 Q1)" in row


def test_what_waits_with_the_board_is_asked_of_it(run) -> None:
    paper = run("report", "board", *RIVERSIDE).out
    asked = section(paper, "The board is asked to") + section(paper, "Decisions asked")
    waiting = run("escalations", *RIVERSIDE, "--format", "json").out
    assert re.search(r'"R-001"', waiting)
    assert asked.count("R-001") == 1  # with the one decision that answers it


def test_show_says_whose_words_they_are(run) -> None:
    said = run("show", "P1.2.1", *RIVERSIDE).out
    assert "Narrative (RHT)" in said and "Narrative (RC)" in said and "Ask (RC)" in said
    assert "Narrative  " in run("show", "P1.3.2", *RIVERSIDE).out  # of one partner alone there is nothing to tell apart


def test_a_partners_paper_says_nothing_of_anothers_return(run) -> None:
    assert "not come in" not in section(run("report", "partner", "RHT", *RIVERSIDE).out, "Position")
    assert "1 return has not come in" in section(run("report", "partner", "CF", *RIVERSIDE).out, "Position")


def test_the_rows_of_the_table_and_what_is_said_beside_it_add_up(run) -> None:
    position = section(run("report", "board", *RIVERSIDE).out, "Position")
    total = next(line for line in position.splitlines() if line.startswith("| **All**"))
    cells = [cell.strip(" *") for cell in total.split("|")[2:-1]]
    past = [cell.split("/") for cell in cells[: cells.index("│")] if cell]
    assert [sum(int(done) for done, _ in past), sum(int(due) for _, due in past)] == [2, 8]  # as its sentence says
    assert "Of the 8 deliverables due before 1 July 2019, 2 have been done" in position
    listed = run("list", "deliverables", *RIVERSIDE, "--format", "json").out
    every = sum(int(cell.rpartition("/")[2]) for cell in cells if cell.strip("│"))
    assert every == len(json.loads(listed)["items"])


def test_a_blank_return_has_not_come_in(plan, run) -> None:
    root = plan()
    assert run("return", "new", "--partner", "NHSE", "--period", "FY18/19-Q1", folder=root).code == 0
    said = run("return", "status", "--period", "FY18/19-Q1", folder=root).out
    assert "made, not filled in" in said
    assert "Not received: NHSE." in said


LAPSED = "RC said in progress, red for FY19/20 Q1; too old to count, never taken back"
NEXT = """\
partner: RHT
period: FY19/20 Q2
approved_by: Director
approved_on: 2019-10-09
updates:
  P1.2.1: {status: in_progress, rag: green, forecast: 2020-03-31, narrative: Rota agreed.}
"""


@pytest.fixture
def next_quarter(tmp_path: Path) -> Path:
    """The example a quarter on: RHT reports on P1.2.1 again, and RC, which said red of it, is silent."""
    root = tmp_path / "riverside"
    shutil.copytree(REPOSITORY / "examples/riverside", root)
    given = root / "returns/FY19-20-Q2/RHT.yaml"
    given.parent.mkdir()
    given.write_text(NEXT, encoding="utf-8")
    return root


def test_a_co_leads_red_that_is_too_old_to_count_is_still_told(run, next_quarter: Path) -> None:
    plan = ("--data", str(next_quarter))
    fresh = " ".join(run("show", "P1.2.1", *plan, "--as-at", "2019-09-30").out.split())
    assert "▼ Off track" in fresh and "RC says in progress, red" in fresh
    stale = " ".join(run("show", "P1.2.1", *plan, "--as-at", "2019-10-01").out.split())  # red was 92 days old before
    assert "● On track" in stale and LAPSED in stale
    listed = run("status", "--priority", "1", *plan, "--as-at", "2019-10-01", "-f", "csv")
    assert listed.code == 0
    said = json.loads(run("list", "deliverables", *plan, "--as-at", "2019-10-01", "-f", "json").out)["items"]
    assert next(each["also_said"] for each in said if each["id"] == "P1.2.1") == [
        "RC says in progress, red; it does not report on this"
    ]
    paper = run("report", "board", *plan, "--period", "FY19/20-Q2").out
    row = next(line for line in paper.splitlines() if line.startswith("| **P1.2.1**"))
    assert "▼ Off track → ● On track" in row and LAPSED in row


def test_what_it_took_back_itself_is_not_told_of_it(run, next_quarter: Path) -> None:
    said = NEXT.replace("partner: RHT", "partner: RC")
    (next_quarter / "returns/FY19-20-Q2/RC.yaml").write_text(said, encoding="utf-8")
    assert "red" not in run("show", "P1.2.1", "--data", str(next_quarter), "--as-at", "2019-10-01").out


def test_a_co_lead_is_asked_whether_its_red_still_stands(run, next_quarter: Path, tmp_path: Path) -> None:
    plan, period = ("--data", str(next_quarter)), ("--period", "FY19/20-Q2")
    assert run("return", "pack", *plan, *period, "--partner", "RC", "--to", str(tmp_path / "out")).code == 0
    letter = BytesParser(policy=policy.default).parsebytes((tmp_path / "out/RC.eml").read_bytes())
    book = next(each for each in letter.iter_attachments() if str(each.get_filename()).endswith(".xlsx"))
    sheet = openpyxl.load_workbook(BytesIO(book.get_payload(decode=True))).worksheets[0]
    rows = {str(row[0].value): [str(cell.value) for cell in row] for row in sheet.iter_rows()}
    assert any(LAPSED in cell for cell in rows["P1.2.1"])
    matrix = json.loads(run("return", "status", *plan, *period, "-f", "json").out)
    assert "P1.2.1" not in json.dumps(next(each for each in matrix["items"] if each["partner"] == "RC"))
    later = ("--period", "FY19/20-Q3")
    assert run("return", "pack", *plan, *later, "--partner", "RC", "--to", str(tmp_path / "later")).code == 0
    sheet = openpyxl.load_workbook(tmp_path / "later/RC.xlsx").worksheets[0]
    assert "P1.2.1" not in [cell.value for cell in sheet["A"]]  # it was asked once


def test_what_a_co_lead_answers_about_its_red_is_taken(run, next_quarter: Path, tmp_path: Path) -> None:
    plan = ("--data", str(next_quarter))
    run("return", "pack", *plan, "--period", "FY19/20-Q2", "--partner", "RC", "--to", str(tmp_path))
    book = openpyxl.load_workbook(tmp_path / "RC.xlsx")
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows() if row[0].value == "Id")
    at = {str(cell.value): cell.column for cell in head}
    row = next(cell.row for cell in sheet["A"] if cell.value == "P1.2.1")
    sheet.cell(row, at["Status"]).value = "In progress"
    sheet.cell(row, at["Confidence"]).value = "Red"
    sheet.cell(row, at["What happened"]).value = "Nobody has agreed yet."
    book.save(tmp_path / "RC.xlsx")
    taken = run("return", "take", str(tmp_path / "RC.xlsx"), *plan)
    assert taken.code == 0, taken.err
    shown = " ".join(run("show", "P1.2.1", *plan, "--as-at", "2019-10-01").out.split())
    assert "▼ Off track" in shown and "Nobody has agreed yet." in shown and "Rota agreed." in shown
