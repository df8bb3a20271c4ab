"""What `npa update` takes and says beside the day: what takes a deliverable's place, and a quarter out of the period."""

from __future__ import annotations

import pytest

from npa_cli.rules.minimal_plan import DATED_WORKPLAN, first_priority

TWO = first_priority("            timeframe: FY18/19 Q2\n", "            timeframe: FY18/19 Q2\n"
                     "          - id: P1.1.2\n            timeframe: FY18/19 Q3\n")  # fmt: skip
SUPERSEDED = ("update", "P1.1.1", "--period", "FY18/19-Q1", "--status", "superseded")


@pytest.mark.parametrize("other", ["P1.1.2", "1.1.2"])
def test_what_takes_its_place_is_written_and_shown(other: str, run, plan) -> None:
    root = plan({"workplan.yaml": DATED_WORKPLAN, "priorities/01-first.yaml": TWO})
    assert run(*SUPERSEDED, "--superseded-by", other, folder=root).code == 0
    assert "superseded_by: P1.1.2" in (root / "returns/FY18-19-Q1/NHSE.yaml").read_text(encoding="utf-8")
    assert "NPA407" not in run("validate", folder=root).out
    assert "superseded by P1.1.2" in run("show", "P1.1.1", "--period", "FY18/19-Q1", folder=root).out


def test_an_unknown_one_is_refused_and_nothing_is_written(run, plan) -> None:
    root = plan({"workplan.yaml": DATED_WORKPLAN, "priorities/01-first.yaml": TWO})
    ran = run(*SUPERSEDED, "--superseded-by", "P1.1.9", folder=root)
    assert ran.code == 2
    assert "P1.1.9" in ran.err
    assert not (root / "returns").exists()


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("FY81/82-Q3", "FY81/82 Q3 is after the plan's end, 31 March 2021: no return is expected for it"),
        ("FY17/18-Q4", "FY17/18 Q4 is before the plan begins, 1 April 2018: no return is expected for it"),
        ("FY18/19-Q1", ""),
        ("FY20/21-Q4", ""),
    ],
)
@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_a_quarter_out_of_the_period_is_told(period: str, words: str, dry, run, plan) -> None:
    root = plan({"workplan.yaml": DATED_WORKPLAN})
    ran = run("update", "P1.1.1", "--status", "not_started", "--period", period, *dry, folder=root)
    assert ran.code == 0
    assert words in ran.err
    assert ("no return is expected" in ran.err) == bool(words)


def test_nothing_takes_its_own_place(run, plan) -> None:
    root = plan()
    ran = run(
        "update", "P1.1.1", "--status", "superseded", "--superseded-by", "1.1.1", "--period", "FY18/19-Q1", folder=root
    )
    assert ran.code == 2
    assert "P1.1.1 can't take its own place" in ran.err
    assert not (root / "returns").exists()


def test_a_partner_that_is_not_there_in_a_quarter_is_given_no_form(run, plan) -> None:
    partners = "partners:\n  - {code: NHSE, name: NHS England, kind: organisation, ended: 2018-06-30}\n"
    root = plan({"partners.yaml": partners})
    ran = run("return", "new", "--partner", "NHSE", "--period", "FY18/19-Q2", folder=root)
    assert ran.code == 2
    assert "NHSE is no partner in FY18/19 Q2" in ran.err
    assert run("return", "new", "--partner", "NHSE", "--period", "FY18/19-Q1", folder=root).code == 0
