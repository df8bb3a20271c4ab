"""A status is typed as a form has it too, and a blank typed as evidence is called one."""

from __future__ import annotations

import pytest

from npa_cli.rules.minimal_plan import return_of

RETURN = "returns/FY18-19-Q1/NHSE.yaml"
BY = ("--period", "FY18/19-Q1", "--on", "2018-06-30", "--rag", "green")


@pytest.mark.parametrize("typed", ["in progress", "In progress", "in_progress", "IN  PROGRESS"])
def test_update_takes_a_status_as_the_form_has_it(typed: str, run, plan) -> None:
    root = plan()
    told = run("update", "P1.1.1", "--status", typed, *BY, folder=root)
    assert told.code == 0, told.err
    assert "status: in_progress" in (root / RETURN).read_text(encoding="utf-8")


def test_update_refuses_a_status_that_is_none(run, plan) -> None:
    told = run("update", "P1.1.1", "--status", "in the making", *BY, folder=plan())
    assert (told.code, "no status `in the making`; there is: not_started, in_progress" in told.err) == (2, True), (
        told.err
    )


def test_validate_says_that_evidence_of_x_stands_for_a_blank(run, plan) -> None:
    root = plan({RETURN: return_of("status: complete, actual: 2018-06-21, evidence: [X]")})
    out = run("validate", folder=root).out
    assert "`complete`, and its `evidence`, `X`, stands for a blank" in out
    assert "no `evidence` of it" not in out
