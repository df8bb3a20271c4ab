"""A paper made while part of the plan can't be read says so in its first line, and so does what verifies it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import docx
import openpyxl
import pytest

from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from tests.papers.test_formats import FORMATS

PAPERS = (("board",), ("priority", "1"), ("partner", "NHSE"), ("exceptions",), ("plan-on-a-page",), ("summary",))
LEFT_OUT = "priorities/02-x.yml"
WORDS = f"Part of the plan could not be read and is missing here: {LEFT_OUT}; npa validate says why."


def first_words(path: Path) -> str:
    """What a reader of a paper sees first; of a table without room for it, what its metadata say of it."""
    match path.suffix:
        case ".docx":
            return docx.Document(str(path)).paragraphs[0].text
        case ".xlsx":
            return str(openpyxl.load_workbook(path).worksheets[0]["A1"].value)
        case ".json":
            return str(json.loads(path.read_text(encoding="utf-8"))["made"]["left_out"])
        case ".csv":
            return path.with_name(f"{path.name}-metadata.json").read_text(encoding="utf-8")
        case ".html":
            body = re.sub(r"(?s)<(style|script|nav|title)\b.*?</\1>", "", path.read_text(encoding="utf-8"))
            return re.sub(r"<[^>]*>", "", body)
        case _:
            return path.read_text(encoding="utf-8").splitlines()[0].replace("\\", "")


@pytest.mark.table
@pytest.mark.parametrize("ending", [each for each in FORMATS if each not in ("odt", "ods")])
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper[0])
def test_the_first_line_names_what_is_missing(ending: str, paper, run, plan, tmp_path: Path) -> None:
    second = MINIMAL_PLAN["priorities/01-first.yaml"].replace("P1", "P2")
    root = plan({LEFT_OUT: second, "budget.yaml": "travel: 1200\n"})
    target = tmp_path / f"paper.{ending}"
    made = run("report", *paper, "--period", "FY18/19-Q2", "--data", str(root), "-o", str(target))
    assert made.code == 3
    assert (LEFT_OUT if ending in ("json", "csv") else WORDS) in first_words(target)
    ran = run("report", "--verify", str(target), "--data", str(root))
    assert f"of which some could not be read: {LEFT_OUT}" in ran.err
    (root / LEFT_OUT).rename(root / "priorities/02-x.yaml")
    ran = run("report", "--verify", str(target), "--data", str(root))
    assert (ran.code, "no longer follows" in ran.err) == (1, True)


def test_a_paper_of_a_whole_plan_says_nothing_of_the_kind(run, plan) -> None:
    assert "could not be read" not in run("report", "board", "--data", str(plan()), "--period", "FY18/19-Q2").out
