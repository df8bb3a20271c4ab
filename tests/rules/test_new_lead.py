"""A new lead that only confirms what its predecessor reported has reported: no rule calls it silent or wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import DATED_WORKPLAN, change_of, first_priority, return_of

Q1 = "returns/FY18-19-Q1/NHSE.yaml"
PARTNERS = (
    "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"
    "  - {code: PHE, name: Public Health England, kind: organisation}\n"
)
GREEN = return_of("status: in_progress, rag: green")


@pytest.fixture
def root(plan) -> Path:
    """NHSE reported for April to June 2018 and lost the lead to PHE in August; PHE only confirms."""
    confirmed = {
        f"returns/FY18-19-Q{number}/PHE.yaml": return_of(
            "", partner="PHE", period=f"FY18/19 Q{number}", no_change="P1.1.1"
        )
        for number in (3, 4)
    }
    led = change_of(item="P1.1", field="leads", to="[PHE]", decided_on="2018-08-15")
    return plan(
        {"workplan.yaml": DATED_WORKPLAN, "partners.yaml": PARTNERS, "changes.yaml": led, Q1: GREEN, **confirmed}
    )


def test_it_is_not_silent_and_contradicts_nothing(run, root: Path) -> None:
    told = run("validate", "--as-at", "2019-04-01", folder=root).out
    assert [code for code in ("NPA406", "NPA510") if code in told] == []
    assert "Nothing is missing" not in run("return", "check", "returns/FY18-19-Q3/PHE.yaml", folder=root).out
    shown = run("show", "P1.1.1", "--as-at", "2019-04-01", folder=root).out
    assert "PHE: in progress, green" in shown


def test_what_it_repeats_is_judged_as_its_own_word(run, root: Path) -> None:
    told = run("validate", "--as-at", "2019-04-01", "--select", "NPA501", "--format", "concise", folder=root).out
    assert [line.split(":")[0] for line in told.splitlines() if "NPA501" in line] == [
        "returns/FY18-19-Q3/PHE.yaml", "returns/FY18-19-Q4/PHE.yaml"
    ]  # fmt: skip
    assert "`green` as last reported" in told


def test_another_partner_has_still_nothing_to_repeat(run, root: Path) -> None:
    path = root / "returns/FY18-19-Q3/PHE.yaml"
    path.unlink()
    (root / "changes.yaml").unlink()
    told = run("validate", "--as-at", "2019-04-01", "--select", "NPA406", folder=root).out
    assert "was never reported on by `PHE`" in told


@pytest.mark.parametrize(("before", "after"), [("NHSE", "PHE"), ("PHE", "NHSE")], ids=["by name", "against it"])
@pytest.mark.parametrize("quarter", [1, 2], ids=["the quarter before", "the quarter in which it ended"])
def test_a_successor_may_confirm_what_its_predecessor_last_said(plan, run, before, after, quarter) -> None:
    partners = (
        f"partners:\n  - {{code: {before}, name: One, kind: organisation, ended: 2018-08-15, successors: [{after}]}}\n"
        f"  - {{code: {after}, name: Two, kind: organisation, started: 2018-08-16}}\n"
    )
    said = return_of("status: in_progress, rag: amber", partner=before, period=f"FY18/19 Q{quarter}")
    root = plan(
        {
            "workplan.yaml": DATED_WORKPLAN,
            "partners.yaml": partners,
            "priorities/01-first.yaml": first_priority("leads: [NHSE]", f"leads: [{before}]"),
            f"returns/FY18-19-Q{quarter}/{before}.yaml": said,
        }
    )
    typed = ("update", "P1.1.1", "--no-change", "--period", "FY18/19-Q2", "--partner", after)
    assert run(*typed, folder=root).code == 0
    assert "NPA406" not in run("validate", "--as-at", "2018-10-01", folder=root).out
    shown = run("show", "P1.1.1", "--as-at", "2018-10-01", folder=root).out
    assert f"Last report      {after}: in progress, amber" in shown
