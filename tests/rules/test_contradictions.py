"""What cannot be meant, or is said in two ways: days and quarters far away, work done and still to come."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from npa_cli.rules.minimal_plan import DATED_WORKPLAN, change_of, return_of

Q1 = "returns/FY18-19-Q1/NHSE.yaml"
DONE = "status: complete, actual: {}, evidence: [Minutes of June]"
TODAY = date.today()
TOMORROW = TODAY + timedelta(1)


def codes(told) -> list[str]:
    return [each.code for each in told]


def dated(**files: str) -> dict[str, str]:
    return {"workplan.yaml": DATED_WORKPLAN, **files}


@pytest.mark.parametrize(
    ("quarter", "is_outside"),
    [("FY81-82-Q3", True), ("FY17-18-Q4", True), ("FY18-19-Q1", False), ("FY20-21-Q4", False), ("FY21-22-Q1", True)],
)
def test_a_quarter_outside_the_plans_period_is_named(run, plan, quarter: str, is_outside: bool) -> None:
    root = plan(dated())
    words = ("--status", "on_hold", "--narrative", "Waiting for funds", "--period", quarter)
    assert run("update", "P1.1.1", *words, "--data", str(root)).code == 0
    told = run("validate", "--data", str(root))
    assert told.code == 0
    assert ("NPA512" in told.out) == is_outside
    assert ("the plan's period, which" in told.out) == is_outside


@pytest.mark.parametrize(
    ("said_on", "approved_on", "found"),
    [
        ("2018-03-31", "2018-07-02", ["NPA517"]),
        ("2018-04-01", "2018-07-02", []),
        ("2018-08-01", "2018-07-02", []),  # put right after it was approved
        ("2018-06-01", "2018-03-02", ["NPA513"]),
    ],
)
def test_nobody_speaks_of_a_quarter_before_it_begins(run, plan, said_on: str, approved_on: str, found) -> None:
    said = return_of(f"status: in_progress, rag: green, said_on: {said_on}")
    root = plan(dated(**{Q1: f"{said}approved_on: {approved_on}\n"}))
    told = run("validate", str(root), "--select", "NPA513,NPA517", "--format", "json")
    assert [each["code"] for each in json.loads(told.out)["items"]] == found


def test_a_return_is_not_approved_before_its_quarter_begins(run, plan) -> None:
    said = return_of("status: in_progress, rag: green", period="FY18/19 Q2")
    root = plan(dated(**{"returns/FY18-19-Q2/NHSE.yaml": f"{said}approved_on: 2018-06-30\n"}))
    told = run("validate", str(root), "--select", "NPA513,NPA517").out
    assert "NPA517 warning: NHSE FY18-19-Q2: approved on `2018-06-30`, before FY18/19 Q2 began on 2018-07-01" in told


def test_work_is_not_done_after_the_day_on_which_that_was_said(run, plan) -> None:
    root = plan(dated(**{Q1: return_of(f"{DONE.format('2018-06-21')}, said_on: 2018-06-20")}))
    told = run("validate", str(root))
    assert told.code == 1
    assert "NPA407 P1.1.1: `2018-06-21` is later than the day this was said, 2018-06-20" in told.out
    ran = run("update", "P1.1.1", "--status", "complete", "--actual", "2018-06-21", "--on", "2018-06-20", folder=root)
    assert ran.code == 2 and "was still to come on `2018-06-20`, the day given with --on" in ran.err


def test_a_plan_without_days_has_no_quarter_outside_it(check) -> None:
    path = "returns/FY81-82-Q3/NHSE.yaml"
    assert "NPA512" not in codes(check({path: return_of("status: on_hold, narrative: Late", period="FY81/82 Q3")}))


@pytest.mark.parametrize(("day", "is_found"), [("2017-04-01", False), ("2017-03-31", True), ("1918-06-20", True)])
def test_work_was_not_done_years_before_the_plan(check, day: str, is_found: bool) -> None:
    told = codes(check(dated(**{Q1: return_of(DONE.format(day))})))
    assert told == (["NPA513"] if is_found else [])


@pytest.mark.parametrize(("day", "is_found"), [("2031-03-31", False), ("2031-04-01", True), ("2091-06-20", True)])
def test_no_forecast_is_ten_years_after_the_plans_end(check, day: str, is_found: bool) -> None:
    told = codes(check(dated(**{Q1: return_of(f"status: in_progress, rag: green, forecast: {day}")})))
    assert told == (["NPA513"] if is_found else [])


@pytest.mark.parametrize(("day", "is_found"), [("2018-04-01", False), ("2018-03-31", True)])
def test_nothing_is_decided_or_approved_before_the_plan_begins(check, day: str, is_found: bool) -> None:
    approved = return_of("status: on_hold, narrative: Late") + f"approved_on: {day}\n"
    decision = f"- {{id: DEC-001, board: NHSE, date: {day}, title: A, decision: Agreed to wait.}}\n"
    files = {Q1: approved, "changes.yaml": change_of(decided_on=day), "registers/decisions.yaml": decision}
    told = [each.path for each in check(dated(**files)) if each.code == "NPA513"]
    assert told == (sorted(files) if is_found else [])


@pytest.mark.parametrize(("day", "is_found"), [(TODAY, False), (TOMORROW, True)])
def test_what_is_still_to_come_has_not_happened(run, plan, day: date, is_found: bool) -> None:
    files = {
        Q1: return_of(DONE.format(day)) + f"approved_on: {day}\n",
        "changes.yaml": change_of(decided_on=str(day)),
        "registers/issues.yaml": f"- {{id: I-001, title: No funds, severity: high, status: open, raised_on: {day}}}\n",
    }
    root = plan(files)
    told = run("validate", "--data", str(root))
    assert told.out.count("NPA410") == (4 if is_found else 0)
    assert told.code == (1 if is_found else 0)
    checked = run("return", "check", str(root / Q1), "--data", str(root))
    assert ("is still to come" in checked.out) == is_found
    estate = run("estate", "validate", str(root), "--format", "json")
    assert estate.code == (1 if is_found else 0)


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (DONE.format("2018-06-20"), []),
        (DONE.format("2018-06-20") + ", rag: green", []),
        (DONE.format("2018-06-20") + ", rag: red", ["rag"]),
        (DONE.format("2018-06-20") + ", rag: amber, forecast: 2018-09-01", ["rag", "forecast"]),
        (DONE.format("2018-06-20") + ", forecast: 2018-06-20", ["forecast"]),
        ("status: cancelled, forecast: 2018-09-01", ["forecast"]),
        ("status: business_as_usual, actual: 2018-06-20, rag: red", []),
    ],
)
def test_what_is_done_or_given_up_is_not_still_to_come(check, run, plan, entry: str, found: list[str]) -> None:
    told = [each for each in check({Q1: return_of(entry)}) if each.code == "NPA515"]
    assert len(told) == len(found)
    assert {each.severity for each in told} <= {"warning"}
    root = plan({Q1: return_of(entry)})
    thanked = "Thank you" in run("return", "check", str(root / Q1), "--data", str(root)).out
    assert not (thanked and found)


CHANGE = {"field": "text", "to": "No longer to be done", "reason": "funding"}
GIVEN_UP = "status: cancelled, narrative: Not funded."


@pytest.mark.parametrize(
    ("change", "is_found"),
    [
        ("", True),
        (change_of(**CHANGE), False),
        (change_of(**CHANGE, item="P1.1"), False),
        (change_of(**CHANGE, status="proposed"), True),
        (change_of(**CHANGE, status="rejected"), True),
        (change_of(item="P1.1", field="leads", to="[NHSE]"), True),  # who leads it says nothing of whether it is done
        (change_of(field="measure", to="Fewer complaints"), True),
    ],
)
def test_a_signed_commitment_is_given_up_by_a_decision(check, change: str, is_found: bool) -> None:
    told = codes(check({Q1: return_of(GIVEN_UP), **({"changes.yaml": change} if change else {})}))
    assert told == (["NPA516"] if is_found else [])


@pytest.mark.parametrize(("day", "is_found"), [("2018-06-18", True), ("2018-06-30", True), ("2018-07-01", False)])
def test_a_decision_before_it_was_last_reported_open_did_not_end_it(check, day: str, is_found: bool) -> None:
    files = {
        Q1: return_of("status: on_hold, narrative: Late"),
        "returns/FY18-19-Q2/NHSE.yaml": return_of(GIVEN_UP, period="FY18/19 Q2"),
        "changes.yaml": change_of(decided_on=day),
    }
    assert codes(check(files)) == (["NPA516"] if is_found else [])


def test_a_decision_of_a_board_ends_it_too(check) -> None:
    decision = (
        "- {id: DEC-001, board: NHSE, date: 2018-06-18, title: A, decision: It is given up., affects: [P1.1.1]}\n"
    )
    assert "NPA516" not in codes(check({Q1: return_of(GIVEN_UP), "registers/decisions.yaml": decision}))
