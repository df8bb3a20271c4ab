"""Names in the hundreds, and names of letters that count as two: the one that was meant is found, and papers are made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import first_priority, return_of
from tests.conftest import Ran
from tests.hostile.growing_plans import deliverables


@pytest.mark.parametrize(
    ("typed", "meant"), [("P1.1.60o", "P1.1.60"), ("P1.1.1600", "P1.1.600"), ("p1.1.77", "P1.1.77")]
)
def test_one_of_six_hundred_ids_with_a_slip(
    typed: str, meant: str, plan: Callable[..., Path], run: Callable[..., Ran]
) -> None:
    said = return_of("status: complete").replace("P1.1.1", typed)
    root = plan({"priorities/01-first.yaml": deliverables(600), "returns/FY18-19-Q1/NHSE.yaml": said})
    found = run("validate", folder=root)
    assert found.code == 1
    assert f"did you mean `{meant}`?" in found.out


def test_a_title_of_smileys_as_the_name_of_a_sheet(plan: Callable[..., Path], run: Callable[..., Ran]) -> None:
    root = plan({"priorities/01-first.yaml": first_priority("title: First", "title: " + "\U0001f680" * 60)})
    ran = run("report", "priority", "1", "-o", "paper.xlsx", folder=root)
    assert (ran.code, (root / "paper.xlsx").read_bytes()[:2]) == (0, b"PK")
