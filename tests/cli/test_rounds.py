"""A plan that reports by the month, term …: a whole round of it, typed as a programme office types it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import Ran
from tests.differences.dated import commit_on
from tests.history.conftest import Made
from tests.packs.workbooks import edited, place

Run = Callable[..., Ran]


class Case(NamedTuple):
    """A plan's kind of round, its years, what a round is called, and two rounds with a day in each."""

    every: str
    years: str
    noun: str
    first: str
    folder: str
    in_first: str
    last_of_first: str
    second: str
    after_second: str
    silent: str  # how work shows on that day of which nothing was said since the first


CASES = (
    Case("month", "2023-04-01 to 2026-03-31", "month", "2023-04", "2023-04", "2023-04-20", "2023-04-30", "2023-05", "2023-06-02", "not_yet_due"),
    Case("two_months", "2023-04-01 to 2026-03-31", "round", "Apr-May 2023", "Apr-May-2023", "2023-04-20", "2023-05-31", "Jun-Jul 2023", "2023-08-02", "not_yet_due"),
    Case("term", "2023-09-01 to 2026-08-31", "term", "Autumn 2023", "Autumn-2023", "2023-10-20", "2023-12-31", "Spring 2024", "2024-04-02", "on_track"),
    Case("half_year", "2023-04-01 to 2026-03-31", "half-year", "H1 2023/24", "H1-2023-24", "2023-08-20", "2023-09-30", "H2 2023/24", "2024-04-02", "not_yet_due"),
    Case("year", "2023-04-01 to 2026-03-31", "year", "2023-24", "2023-24", "2023-12-20", "2024-03-31", "2024-25", "2025-04-02", "not_reported"),
)  # fmt: skip


def typed(run: Run, root: Path, *words: str) -> Ran:
    ran = run(*words, folder=root)
    assert ran.code == 0, (words, ran.err, ran.out)
    return ran


def said(run: Run, root: Path, *words: str) -> dict:
    return json.loads(typed(run, root, *words, "-f", "json").out)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.every)
def test_a_whole_round(case: Case, run: Run, today, tmp_path: Path) -> None:
    root = tmp_path / "plan"
    made = Made(root, root)
    today(case.in_first)
    typed(
        run, tmp_path, "init", "plan", "--title", "Tracker", "--years", case.years, "--every", case.every,
        "--partner", "RC = Riverside Council", "--board", "RPB = Board", "--priority", "Safer",
    )  # fmt: skip
    for words in ("First done", "Second done"):
        typed(run, root, "add", "activity", "P1", words, "--theme", "T", "--lead", "RC", "--timeframe", "February 2026")
    assert typed(run, root, "fmt", "--check") and typed(run, root, "validate")
    made.git("init", "--quiet", "--initial-branch", "main")

    # in the first round, the running one is reported on
    told = typed(run, root, "update", "P1.1.1", "--status", "in_progress", "--rag", "green", "--narrative", "Begun.")
    held = root / f"returns/{case.folder}/RC.yaml"
    assert f"RC's return for {case.first}" in told.err
    assert held.read_text(encoding="utf-8").startswith(f"partner: RC\nperiod: {case.first}\n")
    typed(run, root, "update", "P1.2.1", "--status", "in_progress", "--rag", "green", "--narrative", "Begun too.")
    commit_on(made, case.in_first, {})

    # after the second has ended, it is asked about, filled in and taken back
    today(case.after_second)
    asked = typed(run, root, "return", "pack")
    folder = case.second.replace(" ", "-").replace("/", "-")
    pack = root / f"packs/{folder}/RC.xlsx"
    assert f"packs/{folder}" in asked.out + asked.err

    def answer(book) -> None:
        page = book.worksheets[0]
        place(page, "P1.1.1", "Status").value = "In progress"
        place(page, "P1.1.1", "What happened").value = "Stopped by the flood."
        place(page, "P1.1.1", "What will bring it back").value = "The site is dry by May."
        place(page, "P1.1.1", "Confidence").value = "Red"

    pack.write_bytes(edited(pack.read_bytes(), answer))
    taken = run("return", "take", str(pack), folder=root)
    assert taken.code == 0, (taken.err, taken.out)
    assert f"period: {case.second}\n" in (root / f"returns/{folder}/RC.yaml").read_text(encoding="utf-8")
    assert typed(run, root, "validate").out == ""

    status = said(run, root, "return", "status")
    assert status["period"] == case.second
    assert [each["partner"] for each in status["items"]] == ["RC"]
    assert said(run, root, "status", "--period", case.first)["as_at"] > case.last_of_first
    rated = {each["id"]: each["rating"] for each in said(run, root, "list", "deliverables")["items"]}
    assert rated == {"P1.1.1": "off_track", "P1.2.1": case.silent}  # a report is live for the length of a round

    paper = typed(run, root, "report", "board").out
    assert f"report to the board, {case.second}" in paper
    assert f"What changed since last {case.noun}" in paper
    assert ("quarter" in paper) == (case.every == "month")  # three years of months are drawn as quarters
    since = said(run, root, "since", case.last_of_first, "--as-at", case.after_second[:-1] + "9")
    first = since["happened"][0]
    assert (first["item"], first["words"].partition(" reported")[0]) == ("P1.1.1", f"RC for {case.second}")
