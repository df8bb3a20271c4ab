"""Where two leads differ, both are heard: in the board's paper, under what the board is asked, and in show."""

from __future__ import annotations

import json
import re

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
