"""What is said of an id that a plan does not have: what there is in its place, never another that only looks like it."""

from __future__ import annotations

import pytest

from tests.conftest import REPOSITORY

RIVERSIDE = REPOSITORY / "examples" / "riverside"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("P3.1.99", "P3.1 has P3.1.1 to P3.1.5"),
        ("3.9.1", "P3 has P3.1 to P3.2"),
        ("P9.9.1", "the plan has P1 to P3"),
        ("P1.1.", "did you mean `P1.1`?"),
        ("RHTT", "the partner `RHT` is named by --partner, or in `npa show RHT`"),
        ("zzz", "the plan has P1 to P3"),
    ],
)
@pytest.mark.parametrize("command", ["show", "status", "due", "update --status complete"])
def test_an_id_that_there_is_not(typed: str, said: str, command: str, run) -> None:
    ran = run(*command.split(), typed, folder=RIVERSIDE)
    assert ran.code == 2
    assert ran.err.endswith(f"no priority, activity or deliverable `{typed}` in this plan; {said}\n")


def test_a_quarter_that_no_year_has(run) -> None:
    ran = run("status", "--period", "FY19/20-Q7", folder=RIVERSIDE)
    assert (ran.code, ran.err) == (2, "npa: --period `FY19/20-Q7` is not a quarter: a year has Q1, Q2, Q3 and Q4\n")


def test_a_column_of_another_table_is_found_where_it_is(run) -> None:
    ran = run("sql", "select id, rating from deliverable", folder=RIVERSIDE)
    assert ran.code == 2
    assert "no such column: rating; `rating` is a column of standing" in ran.err
