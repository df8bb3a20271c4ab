"""Numbers of thousands of digits, typed or in a plan's ids, are refused as what they are, and never worked out."""

from __future__ import annotations

import re
import shutil
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY
from tests.counts import lane
from tests.hostile.every_command import calls
from tests.hostile.growing_plans import deliverables

DIGITS = "9" * 5_000  # Python refuses to read a number of more than 4,300
RIVERSIDE = REPOSITORY / "examples" / "riverside"
TYPED = (
    f"show P1.1.{DIGITS}", f"update P1.1.{DIGITS} --status complete", f"status -p {DIGITS}", f"status --as-at {DIGITS}",
    f"due --within {DIGITS}d", f"report board --period FY{DIGITS}/20-Q1", f"estate validate . --jobs {DIGITS}",
    f"change approve CHG-{DIGITS} --by RPB --on 2019-06-18", f"when {DIGITS}", f"explain NPA{DIGITS}",
)  # fmt: skip


def assert_answered(ran: Any) -> None:
    assert ran.code in (0, 1, 2, 3)
    assert "fault in npa itself" not in ran.err


@pytest.mark.parametrize("words", TYPED, ids=lambda words: words[:20])
def test_a_long_number_typed(words: str, run: Any) -> None:
    ran = run(*words.split(), folder=RIVERSIDE)
    assert_answered(ran)
    assert ran.code in (1, 2)


def test_a_terminal_said_to_be_that_wide(run: Any) -> None:
    assert_answered(run("status", folder=RIVERSIDE, env={"COLUMNS": DIGITS}))


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("changes.yaml", "CHG-001"),
        ("priorities/01-home.yaml", "P1.1.2"),
        ("registers/risks.yaml", "R-001"),
        ("registers/decisions.yaml", "DEC-2019-02-01"),
        ("measures.yaml", "M1"),
    ],
)
def test_a_long_number_in_an_id(name: str, held: str, run: Any, tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    shutil.copytree(RIVERSIDE, plan)
    words = (plan / name).read_text(encoding="utf-8")
    assert f"id: {held}" in words
    (plan / name).write_text(words.replace(f"id: {held}", f"id: {held}{DIGITS}", 1), encoding="utf-8")
    ran = run("validate", folder=plan)
    assert ran.code == 1
    assert f"{name}:" in ran.out
    for command in (
        "status", "fmt --check", "report board", "risks", "measures", "change list",
        "change propose P1.1.1 --to TBC --reason other", "add deliverable P1.1 Text --timeframe Ongoing", "add priority T --statement W",
    ):  # fmt: skip
        assert_answered(run(*command.split(), folder=plan))


@pytest.mark.table
@pytest.mark.parametrize(
    ("days", "rounds"),
    [
        ("start: 9999-12-30, end: 9999-12-31", "term"),
        ("start: 0001-01-01, end: 0001-01-02", "year"),
        ("start: 2020-01-01, end: 9999-12-31", "month"),
    ],
)
def test_a_plan_at_either_end_of_the_calendar(days: str, rounds: str, run: Any, tmp_path: Path) -> None:
    """Every command that only reads: none works out a day that no calendar has, and none is the fault of npa."""
    plan = tmp_path / "plan"
    shutil.copytree(RIVERSIDE, plan)
    workplan = (plan / "workplan.yaml").read_text(encoding="utf-8")
    assert "rounds:" not in workplan
    own = re.sub(
        r"^period:.*\n(?:  .*\n)*",
        f"period: {{text: 'for ever', {days}}}\nrounds: {{every: {rounds}}}\n",
        workplan,
        flags=re.M,
    )
    (plan / "workplan.yaml").write_text(own, encoding="utf-8")
    home = plan / "priorities/01-home.yaml"
    due = cycle(("by 0001-01-01", "by 9999-12-31", "FY9998/99 Q4", "from 9999-12-31"))
    text = re.sub("timeframe: [^,}\\n]*", lambda _: f"timeframe: {next(due)}", home.read_text(encoding="utf-8"))
    home.write_text(text, encoding="utf-8")
    for words, writes in islice(calls(), 0, None, 1 if lane() == "full" else 4):
        if not writes and "pdf" not in words and words[0] != "mcp":
            ran = run(*words, folder=plan)
            assert "fault in npa itself" not in ran.err, (words, ran.err)


@pytest.mark.parametrize("value", ["{}", "[]", "{a: []}", "[{}]", "2019-01-01", "1.5", "true", "null"])
def test_a_timeframe_that_is_no_text(value: str, run: Any, plan: Any) -> None:
    root = plan({"priorities/01-first.yaml": deliverables(1).replace('"FY18/19 Q2"', value)})
    for command in ("validate", "status", "show P1.1.1", "fmt --check"):
        assert_answered(run(*command.split(), folder=root))
