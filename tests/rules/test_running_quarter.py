"""What `validate` and `return check` say of a quarter that is still running: nothing that only its end could show."""

from __future__ import annotations

import pytest

from npa_cli.rules.minimal_plan import DATED_WORKPLAN, RISK, change_of, first_priority, return_of

Q1, Q2 = "returns/FY18-19-Q1/NHSE.yaml", "returns/FY18-19-Q2/NHSE.yaml"
GREEN = "status: in_progress, rag: green"
SOON = f"{GREEN}, said_on: 2018-08-20, forecast: 2018-09-12"


def in_august(entry: str) -> str:
    return return_of(entry, period="FY18/19 Q2")


# The deliverable is due by 30 September 2018, the last day of the quarter.
@pytest.mark.parametrize(
    ("day", "code", "entry", "is_found"),
    [
        ("2018-08-28", "NPA501", f"{GREEN}, said_on: 2018-08-20", False),
        ("2018-09-30", "NPA501", f"{GREEN}, said_on: 2018-08-20", False),
        ("2018-10-01", "NPA501", f"{GREEN}, said_on: 2018-08-20", True),
        ("2018-10-01", "NPA501", GREEN, True),
        ("2018-08-28", "NPA507", SOON, False),
        ("2018-09-12", "NPA507", SOON, False),
        ("2018-09-13", "NPA507", SOON, True),
        ("2018-10-01", "NPA507", SOON, True),
    ],
)
def test_its_future_end_judges_nothing(day, code, entry, is_found: bool, run, plan, today) -> None:
    root = plan({"workplan.yaml": DATED_WORKPLAN, Q2: in_august(entry)})
    today(day)
    assert (code in run("validate", folder=root).out) == is_found
    assert ("was still" in run("return", "check", Q2, folder=root).out) == (code == "NPA507" and day == "2018-10-01")
    today("2026-11-28")
    assert (code in run("validate", "--as-at", day, folder=root).out) == is_found
    checked = run("return", "check", Q2, "--as-at", day, folder=root).out
    assert ("though it was due" in checked or "is forecast for" in checked) == is_found


def test_a_date_that_passes_within_the_quarter_is_seen_from_the_day_after(run, plan, today) -> None:
    monthly = first_priority("FY18/19 Q2", "by 15 August 2018")
    root = plan({"workplan.yaml": DATED_WORKPLAN, "priorities/01-first.yaml": monthly, Q2: in_august(GREEN)})
    for day, is_found in (("2018-08-15", False), ("2018-08-16", True)):
        today(day)
        told = run("validate", folder=root).out
        assert ("NPA501" in told) == is_found
        assert (f"as at {day}" in told) == is_found


def test_off_track_is_not_said_before_the_date(run, plan, today) -> None:
    red = f"{GREEN}, said_on: 2018-08-20, forecast: 2018-09-29"
    files = {"workplan.yaml": DATED_WORKPLAN, Q1: return_of(GREEN), Q2: in_august(red)}
    root = plan({**files, "registers/risks.yaml": RISK.replace("[P1.1.1]", "[]")})
    for day, is_found in (("2018-08-28", False), ("2018-10-01", True)):
        today(day)
        assert ("NPA238" in run("validate", folder=root).out) == is_found


def test_a_decision_of_today_counts_only_where_no_day_is_asked_for(run, plan, today) -> None:
    early = first_priority("FY18/19 Q2", "by 15 August 2018")
    moved = change_of(to="FY18/19 Q4", decided_on="2018-08-28")
    files = {"priorities/01-first.yaml": early, "changes.yaml": moved, Q2: in_august(f"{GREEN}, said_on: 2018-08-20")}
    root = plan({"workplan.yaml": DATED_WORKPLAN, **files})
    today("2018-08-28")
    assert "NPA501" not in run("validate", folder=root).out
    assert "NPA501" in run("validate", "--as-at", "2018-08-28", folder=root).out
    assert "NPA501" not in run("validate", "--as-at", "2018-08-29", folder=root).out


def test_nobody_is_silent_in_a_quarter_that_still_runs(run, plan, today) -> None:
    partners = (
        "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"
        "  - {code: PHE, name: Public Health England, kind: organisation}\n"
    )
    led = first_priority("leads: [NHSE]", "leads: [PHE]\n        contributors: [NHSE]")
    waits = "status: on_hold, narrative: {}"
    mine = {Q1: return_of(waits.format("No funds")), Q2: in_august(waits.format("Late"))}
    root = plan({"workplan.yaml": DATED_WORKPLAN, "partners.yaml": partners, "priorities/01-first.yaml": led, **mine})
    for day, is_found in (("2018-09-30", False), ("2018-10-01", True)):
        today(day)
        assert ("NPA510" in run("validate", folder=root).out) == is_found
        assert run("estate", "validate", str(root), "--format", "json").out.count('"warnings": 1') == 2 * is_found


def test_a_hint_names_no_day_that_nobody_knows(run, plan, today) -> None:
    root = plan({"workplan.yaml": DATED_WORKPLAN, Q2: in_august('status: complete, evidence: ["Minutes"]')})
    today("2018-08-28")
    told = run("validate", "--select", "NPA503", folder=root).out
    assert "NPA503" in told
    assert "2018-09-30" not in told
