"""A new lead that only confirms what its predecessor reported has reported: no rule calls it silent or wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import DATED_WORKPLAN, change_of, return_of

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
