"""Where two leads differ, both are heard: in the board's paper, under what the board is asked, and in show."""

from __future__ import annotations

import re

RIVERSIDE = ("--data", "examples/riverside", "--period", "FY19/20-Q1")


def section(paper: str, heading: str) -> str:
    return paper.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def test_both_sides_and_what_one_asks_are_in_the_boards_paper(run) -> None:
    paper = run("report", "board", *RIVERSIDE).out
    assert "RPB to decide on night cover. (P1.2.1, RC)" in section(paper, "The board is asked to")
    row = next(line for line in section(paper, "Exceptions").splitlines() if line.startswith("| **P1.2.1**"))
    assert "Staffed and tested." in row and "(RHT, FY19/20 Q1)" in row
    assert "No agreement yet on who answers at night." in row and "(RC, FY19/20 Q1)" in row


def test_what_waits_with_the_board_is_asked_of_it(run) -> None:
    asked = section(run("report", "board", *RIVERSIDE).out, "The board is asked to")
    waiting = run("escalations", *RIVERSIDE, "--format", "json").out
    assert re.search(r'"R-001"', waiting)
    assert "Steer R-001" in asked


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
    columns = [int(cell.strip(" *")) for cell in total.split("|")[6:11]]
    assert columns[-1] == sum(map(int, re.findall(r"(\d+) ", re.search(r"Other: (.*)", position)[1])))
    assert (
        sum(columns)
        == 23
        == len(
            [
                line
                for line in run("list", "deliverables", *RIVERSIDE, "--format", "csv").out.splitlines()
                if line.startswith("riverside")
            ]
        )
    )


def test_a_blank_return_has_not_come_in(plan, run) -> None:
    root = plan()
    assert run("return", "new", "--partner", "NHSE", "--period", "FY18/19-Q1", folder=root).code == 0
    said = run("return", "status", "--period", "FY18/19-Q1", folder=root).out
    assert "made, not filled in" in said
    assert "Not received: NHSE." in said
