"""Leads of a deliverable's own: schedule, returns, packs and filters follow them, not its activity's."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import DATED_WORKPLAN

PARTNERS = """\
partners:
  - {code: NHSE, name: NHS England, kind: organisation}
  - {code: PHE, name: Public Health England, kind: organisation}
  - {code: MoJ, name: Ministry of Justice, kind: organisation}
"""
FIRST = "priorities/01-first.yaml"
PRIORITY = """\
id: P1
title: First
statement: Do one thing well.
themes:
  - title: Only theme
    activities:
      - id: P1.1
        text: The activity.
        leads: [NHSE]
        lead_note: through its regions
        deliverables:
          - id: P1.1.1
            text: Led by another
            timeframe: FY18/19 Q1
            leads: [PHE]
          - id: P1.1.2
            text: Led by its activity's lead
            timeframe: FY18/19 Q1
"""
CHANGE = """\
- id: CHG-001
  item: P1.1.2
  field: leads
  to: [MoJ]
  reason: resource
  status: approved
  decided_by: NHSE
  decided_on: 2018-05-20
"""
DAY = ("--as-at", "2018-07-01")


@pytest.fixture
def led(plan: Callable[..., Path]) -> Path:
    return plan({"workplan.yaml": DATED_WORKPLAN, "partners.yaml": PARTNERS, FIRST: PRIORITY})


def _ids(ran) -> list[str]:
    return [each["id"] for each in json.loads(ran.out)["items"]]


def test_a_filter_and_a_group_follow_a_deliverables_own_lead(run: Callable, led: Path) -> None:
    assert run("validate", folder=led).out == ""
    for partner, ids in (("PHE", ["P1.1.1"]), ("NHSE", ["P1.1.2"])):
        assert _ids(run("list", "deliverables", "--partner", partner, *DAY, "-f", "json", folder=led)) == ids
    groups = json.loads(run("status", "--by", "partner", *DAY, "-f", "json", folder=led).out)["groups"]
    assert [(each["id"], each["deliverables"]) for each in groups] == [("PHE", 1), ("NHSE", 1)]
    partners = json.loads(run("list", "partners", *DAY, "-f", "json", folder=led).out)["items"]
    counts = [(each["code"], each["activities"], each["deliverables"]) for each in partners]
    assert counts == [("NHSE", 1, 1), ("PHE", 0, 1), ("MoJ", 0, 0)]


def test_its_own_lead_is_asked_for_a_return(run: Callable, led: Path) -> None:
    for partner, wanted, other in (("PHE", "P1.1.1", "P1.1.2"), ("NHSE", "P1.1.2", "P1.1.1")):
        form = run("return", "new", "--partner", partner, "--period", "FY18/19-Q1", "--dry-run", "--diff", folder=led)
        assert form.code == 0, form.err
        assert f"{wanted}:" in form.out
        assert f"{other}:" not in form.out


def test_a_report_of_the_activitys_lead_is_not_its_own(run: Callable, led: Path) -> None:
    said = "partner: NHSE\nperiod: FY18/19 Q1\nupdates:\n  P1.1.1: {status: in_progress, rag: green}\n"
    (led / "returns/FY18-19-Q1").mkdir(parents=True)
    (led / "returns/FY18-19-Q1/NHSE.yaml").write_text(said, encoding="utf-8")
    assert "`NHSE` reports on it, but it is led by PHE" in run("validate", folder=led).out


def test_the_reporting_partner_of_the_activity_does_not_report_for_another_lead(run: Callable, led: Path) -> None:
    text = (led / FIRST).read_text(encoding="utf-8")
    named = text.replace("leads: [NHSE]\n", "leads: [NHSE]\n        reporting_partner: MoJ\n")
    (led / FIRST).write_text(named, encoding="utf-8")
    found = run("sql", "select id, reporter from deliverable", *DAY, "-f", "csv", folder=led).out.splitlines()
    assert found == ["id,reporter", "P1.1.1,PHE", "P1.1.2,MoJ"]


def test_show_says_who_leads_what(run: Callable, led: Path) -> None:
    assert "Lead             PHE\n" in run("show", "1.1.1", *DAY, folder=led).out
    activity = run("show", "1.1", *DAY, folder=led).out
    assert "NHSE (through its regions)" in activity
    row = next(line for line in activity.splitlines() if line.startswith("P1.1.1"))
    assert "PHE" in row.split()


def test_a_decision_gives_one_deliverable_another_lead(run: Callable, led: Path) -> None:
    (led / "changes.yaml").write_text(CHANGE, encoding="utf-8")
    assert run("validate", folder=led).out == ""
    leads = "select deliverable, activity, partner from lead order by partner"
    assert run("sql", leads, *DAY, "-f", "csv", folder=led).out.splitlines() == [
        "deliverable,activity,partner",
        "P1.1.2,P1.1,MoJ",
        ",P1.1,NHSE",
        "P1.1.1,P1.1,PHE",
    ]
    before = run("sql", leads, "--as-at", "2018-05-01", "-f", "csv", folder=led).out.splitlines()
    assert before[1:] == [",P1.1,NHSE", "P1.1.1,P1.1,PHE"]


def test_a_change_of_leads_may_be_asked_for_a_deliverable_and_not_for_a_priority(run: Callable, led: Path) -> None:
    ask = ("--field", "leads", "--to", "MoJ", "--reason", "resource", "--dry-run")
    assert run("change", "propose", "P1.1.1", *ask, folder=led).code == 0
    assert "such as P1.1 or P1.1.1" in run("change", "propose", "P1", *ask, folder=led).err


def test_an_unknown_own_lead_is_refused(run: Callable, led: Path) -> None:
    text = (led / FIRST).read_text(encoding="utf-8")
    (led / FIRST).write_text(text.replace("leads: [PHE]", "leads: [PHF]"), encoding="utf-8")
    ran = run("validate", folder=led)
    assert "NPA201 P1.1.1" in ran.out
    assert "did you mean `PHE`?" in ran.out


def test_diff_tells_a_new_own_lead_under_the_deliverable(run: Callable, repository: Callable) -> None:
    made = repository({"workplan.yaml": DATED_WORKPLAN, "partners.yaml": PARTNERS, FIRST: PRIORITY})
    made.write({FIRST: PRIORITY.replace("leads: [PHE]", "leads: [MoJ]")})
    ran = run("diff", *DAY, folder=made.root)
    assert "P1.1.1 Led by another: lead PHE → MoJ" in ran.out
    assert "1 lead changed" in ran.out


def test_add_takes_a_deliverable_without_a_date_or_with_leads_of_its_own(run: Callable, led: Path) -> None:
    assert run("add", "deliverable", "1.1", "No date yet", folder=led).code == 0
    assert run("add", "deliverable", "1.1", "Another's", "--lead", "phe", folder=led).code == 0
    said = (led / FIRST).read_text(encoding="utf-8")
    assert "- id: P1.1.3\n            text: No date yet\n" in said
    assert "- id: P1.1.4\n            text: Another's\n            leads: [PHE]\n" in said
    assert run("add", "activity", "1", "Nobody leads it yet", folder=led).code == 0
    assert run("validate", folder=led).out == ""
    assert "say what there will be, or when" in run("add", "deliverable", "1.1", folder=led).err
