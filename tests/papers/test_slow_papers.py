"""Papers of a plan of 1,000 deliverables, and what they take."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from benchmarks.plans import made_plan, made_returns


@pytest.mark.slow
@pytest.mark.parametrize("form", ["md", "html", "odt", "xlsx"])
def test_the_paper_of_a_thousand_deliverables_takes_seconds(form: str, run: Any, tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    made_plan(plan, 1_000, 10)
    made_returns(plan, 10, 30)
    others = (("summary",), ("exceptions",), ("priority", "1"), ("plan-on-a-page",)) if form == "md" else ()
    for paper in (("board",), *others):
        began = time.process_time()
        ran = run("report", *paper, "--data", str(plan), "-o", str(tmp_path / f"{'-'.join(paper)}.{form}"))
        assert ran.code == 0, ran.err
        assert time.process_time() - began < 30, paper  # seconds of the processor
