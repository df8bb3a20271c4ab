"""Every paper of a plan of 1,000 deliverables, in every format, and what it takes."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Final

import pytest

from benchmarks.plans import made_plan, made_returns

MOST: Final = 8
"""Seconds of the processor for one paper: twice what the slowest takes, a board's paper as DOCX or ODS."""
PAPERS: Final = (("board",), ("summary",), ("exceptions",), ("priority", "1"), ("partner", "NHSE"), ("plan-on-a-page",))


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    plan = tmp_path_factory.mktemp("thousand") / "plan"
    made_plan(plan, 1_000, 10)
    made_returns(plan, 10, 30)
    return plan


@pytest.mark.table
@pytest.mark.slow
@pytest.mark.parametrize("form", ["md", "html", "odt", "docx", "xlsx", "ods", "json", "csv"])
def test_no_paper_of_a_thousand_deliverables_takes_longer_than_somebody_waits(
    form: str, thousand: Path, run: Any, tmp_path: Path
) -> None:
    for paper in PAPERS:
        began = time.process_time()
        ran = run("report", *paper, "--data", str(thousand), "-o", str(tmp_path / f"{'-'.join(paper)}.{form}"))
        took = time.process_time() - began
        assert ran.code == 0, ran.err
        assert took < MOST, f"{paper}: {took:.1f} seconds"
