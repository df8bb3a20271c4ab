"""Who reports on a deliverable, quarter by quarter: leads that changed, partners that ended, began and took over."""

from __future__ import annotations

import json

import pytest

WORKPLAN = """\
id: northmoor
title: Northmoor Workplan (invented)
period: {text: 2018 - 2021, start: 2018-04-01, end: 2021-03-31}
"""
PARTNERS = """\
partners:
  - {code: AB, name: Alder Borough, kind: organisation}
  - {code: BC, name: Birch County, kind: organisation}
  - {code: HNT, name: Heath and Nene Trust, kind: organisation}
"""
TAKEN_OVER = """\
partners:
  - {code: AB, name: Alder Borough, kind: organisation, ended: 2019-03-31, successors: [CD]}
  - {code: CD, name: Alder and Dene, kind: organisation, started: 2019-04-01, predecessors: [AB]}
  - {code: HNT, name: Heath and Nene Trust, kind: organisation}
"""
PRIORITY = """\
id: P1
title: Work
statement: Things are done.
themes:
  - activities:
      - id: P1.1
        text: Do things.
        leads: [AB]
        deliverables:
          - {id: P1.1.1, text: Thing 1, timeframe: FY18/19 Q2}
          - {id: P1.1.2, text: Thing 2, timeframe: FY20/21 Q4}
          - {id: P1.1.3, text: Thing 3, timeframe: Ongoing}
"""
DONE = "P1.1.1: {status: complete, actual: 2018-09-20, evidence: [report.pdf]}"
NEW_LEAD = """\
- {id: CHG-001, item: P1.1, field: leads, to: [BC], reason: scope, status: approved, decided_by: Board,
   decided_on: 2019-05-14}
"""


def sent(partner: str, period: str, *entries: str, no_change: str = "") -> dict[str, str]:
    """A return as a file of the plan; each entry is a line of YAML."""
    updates = "".join(f"  {each}\n" for each in entries)
    text = f"partner: {partner}\nperiod: {period}\n" + (f"updates:\n{updates}" if entries else "")
    text += f"no_change: [{no_change}]\n" if no_change else ""
    return {f"returns/{period.replace('/', '-').replace(' ', '-')}/{partner}.yaml": text}


@pytest.fixture
def northmoor(plan):
    """A plan that AB leads, with some files of its own."""

    def make(*returns: dict[str, str], **files: str):
        named = {"partners": PARTNERS, "workplan": WORKPLAN, **files}
        tops = {f"{name}.yaml": text for name, text in named.items()}
        every = {"priorities/01-first.yaml": PRIORITY, **tops}
        for each in returns:
            every |= each
        return plan(every)

    return make


def item(run, root, day: str, wanted: str = "P1.1.1") -> dict:
    said = json.loads(run("list", "deliverables", wanted, "--as-at", day, "--format", "json", folder=root).out)
    return said["items"][0]


def expected_of(run, root, period: str) -> dict[str, dict[str, str]]:
    said = json.loads(run("return", "status", "--period", period, "--format", "json", folder=root).out)
    return {each["partner"]: each["deliverables"] for each in said["items"]}


def test_what_the_lead_of_then_reported_stays_when_the_lead_changes(northmoor, run) -> None:
    root = northmoor(sent("AB", "FY18/19 Q3", DONE))
    run(
        "change",
        "propose",
        "P1.1",
        "--field",
        "leads",
        "--to",
        "BC",
        "--reason",
        "scope",
        "--on",
        "2019-05-01",
        folder=root,
    )
    run("change", "approve", "CHG-001", "--by", "AB", "--on", "2019-05-14", folder=root)
    said = run("status", "1.1", "--as-at", "2019-07-01", folder=root).out
    assert "✔ Complete, on time" in said
    assert "Of the 1 due before 1 July 2019: 1 done, 1 on time." in said
    assert "No returns are held" not in said
    assert "Lead: BC" in said
    assert item(run, root, "2019-07-01")["reported_by"] == "AB"


def test_in_the_quarter_in_which_the_lead_changed_both_report_the_later_first(northmoor, run) -> None:
    both = (
        sent("AB", "FY19/20 Q1", "P1.1.2: {status: in_progress, rag: green}"),
        sent("BC", "FY19/20 Q1", "P1.1.2: {status: in_progress, rag: amber, path_to_green: Soon.}"),
    )
    root = northmoor(*both, changes=NEW_LEAD)
    found = item(run, root, "2019-07-01", "P1.1.2")
    assert (found["rag"], found["reported_by"], found["also_said"]) == ("amber", "BC", [])
    assert list(expected_of(run, root, "FY19/20-Q1")) == ["AB", "BC"]
    note = "P1.1.1 and P1.1.3 are counted under each partner that reported on it within the quarter."
    assert note in " ".join(run("return", "status", "--period", "FY19/20-Q1", folder=root).out.split())
    assert note not in " ".join(run("return", "status", "--period", "FY18/19-Q4", folder=root).out.split())
    assert list(expected_of(run, root, "FY18/19-Q4")) == ["AB"]
    assert list(expected_of(run, root, "FY19/20-Q2")) == ["BC"]


def test_the_later_of_the_two_may_say_better_and_the_worse_word_of_the_other_shows(northmoor, run) -> None:
    root = northmoor(
        sent("AB", "FY19/20 Q1", "P1.1.2: {status: in_progress, rag: red, path_to_green: Soon.}"),
        sent("BC", "FY19/20 Q1", "P1.1.2: {status: in_progress, rag: green}"),
        changes=NEW_LEAD,
    )
    found = item(run, root, "2019-07-01", "P1.1.2")
    assert (found["rag"], found["reported_by"], found["disputed"]) == ("red", "BC", True)


def test_an_old_word_of_the_former_lead_gives_way_to_the_new_leads(northmoor, run) -> None:
    root = northmoor(
        sent("AB", "FY18/19 Q4", "P1.1.2: {status: in_progress, rag: red, path_to_green: Soon.}"),
        sent("BC", "FY19/20 Q1", "P1.1.2: {status: in_progress, rag: green}"),
        changes=NEW_LEAD,
    )
    found = item(run, root, "2019-07-01", "P1.1.2")
    assert (found["rag"], found["disputed"]) == ("green", False)


def test_a_decision_on_the_last_day_of_a_quarter_leaves_that_quarter_to_the_former_lead(northmoor, run) -> None:
    root = northmoor(changes=NEW_LEAD.replace("2019-05-14", "2019-06-30"))
    assert list(expected_of(run, root, "FY19/20-Q1")) == ["AB"]
    assert list(expected_of(run, root, "FY19/20-Q2")) == ["BC"]


def test_the_new_lead_may_confirm_what_the_former_one_said(northmoor, run) -> None:
    root = northmoor(
        sent("AB", "FY18/19 Q4", "P1.1.2: {status: in_progress, rag: green}"),
        sent("BC", "FY19/20 Q2", no_change="P1.1.2"),
        changes=NEW_LEAD,
    )
    found = item(run, root, "2019-10-01", "P1.1.2")
    assert (found["rag"], found["reported_on"], found["reported_by"]) == ("green", "2019-09-30", "BC")
    assert run("update", "P1.1.2", "--no-change", "--period", "FY19/20-Q3", folder=root).code == 0


@pytest.mark.parametrize("command", [("status", "1.1"), ("show", "P1.1.1")])
def test_another_partners_better_word_is_shown_and_counts_for_nothing(command, northmoor, run) -> None:
    root = northmoor(
        sent("AB", "FY18/19 Q3", "P1.1.2: {status: in_progress, rag: green}"), sent("HNT", "FY18/19 Q3", DONE)
    )
    said = " ".join(run(*command, "--as-at", "2019-01-01", folder=root, env={"COLUMNS": "300"}).out.split())
    assert "HNT says complete; it does not report on this" in said
    assert "AB: nothing reported" in said
    assert item(run, root, "2019-01-01")["status"] is None
    assert item(run, root, "2019-01-01")["also_said"] == ["HNT says complete; it does not report on this"]


def test_another_partners_worse_word_counts_while_it_is_fresh_and_is_shown(northmoor, run) -> None:
    root = northmoor(
        sent("AB", "FY18/19 Q3", "P1.1.2: {status: in_progress, rag: green}"),
        sent("HNT", "FY18/19 Q3", "P1.1.2: {status: in_progress, rag: red, path_to_green: Soon.}"),
    )
    assert item(run, root, "2019-01-01", "P1.1.2")["rating"] == "off_track"
    said = run("show", "P1.1.2", "--as-at", "2019-01-01", folder=root).out
    assert "HNT says in progress, red; it does not report on this" in " ".join(said.split())


def test_a_former_lead_that_still_speaks_makes_nothing_better(northmoor, run) -> None:
    root = northmoor(sent("AB", "FY19/20 Q2", DONE), changes=NEW_LEAD)
    found = item(run, root, "2019-10-01")
    assert (found["status"], found["also_said"]) == (None, ["AB says complete; it does not report on this"])


def test_a_partner_that_ended_is_asked_up_to_the_quarter_in_which_it_ended(northmoor, run) -> None:
    root = northmoor(partners=TAKEN_OVER)
    assert list(expected_of(run, root, "FY18/19-Q4")) == ["AB"]
    assert list(expected_of(run, root, "FY19/20-Q1")) == ["CD"]
    midway = TAKEN_OVER.replace("2019-03-31", "2019-05-14").replace("2019-04-01", "2019-05-15")
    (root / "partners.yaml").write_text(midway)
    assert list(expected_of(run, root, "FY19/20-Q1")) == ["AB", "CD"]


@pytest.mark.parametrize("links", [", successors: [CD]", ", predecessors: [AB]"])
def test_one_of_the_two_naming_the_other_is_enough(links: str, northmoor, run) -> None:
    alone = TAKEN_OVER.replace(", successors: [CD]", "").replace(", predecessors: [AB]", "")
    kind = "ended: 2019-03-31" if "successors" in links else "started: 2019-04-01"
    root = northmoor(sent("AB", "FY18/19 Q3", DONE), partners=alone.replace(kind, kind + links))
    assert list(expected_of(run, root, "FY19/20-Q1")) == ["CD"]
    assert item(run, root, "2019-07-01")["rating"] == "complete"


def test_of_one_that_ended_and_was_followed_by_nobody_nothing_is_asked(northmoor, run) -> None:
    root = northmoor(partners=TAKEN_OVER.replace(", successors: [CD]", "").replace(", predecessors: [AB]", ""))
    assert expected_of(run, root, "FY19/20-Q1") == {}
    said = run("return", "status", "--period", "FY19/20-Q1", folder=root).out
    assert "3 deliverables nobody reports on: P1.1.1, P1.1.2, P1.1.3." in said


def test_what_was_led_before_is_found_under_the_successors_name(northmoor, run) -> None:
    root = northmoor(sent("AB", "FY18/19 Q3", DONE), partners=TAKEN_OVER)
    for command in (
        ("list", "deliverables"),
        ("list", "activities"),
        ("status",),
        ("due", "--within", "900d"),
        ("report", "summary"),
    ):
        said = run(*command, "--partner", "CD", "--as-at", "2019-07-01", folder=root)
        assert "P1" in said.out, command
        assert "CD took over from AB" in said.err, command
    assert "P1.1.1" in run("report", "partner", "CD", "--period", "FY19/20-Q1", folder=root).out
    assert "P1.1.2" in run("show", "CD", "--as-at", "2019-07-01", folder=root).out
    assert "P1.1.3" in run("return", "new", "--partner", "CD", "--period", "FY19/20-Q1", "--diff", folder=root).out
    rows = json.loads(run("status", "--by", "partner", "--as-at", "2019-07-01", "-f", "json", folder=root).out)
    assert [each["id"] for each in rows["groups"]] == ["CD"]
    leads = run("sql", "select distinct partner from lead", "--as-at", "2019-07-01", "-f", "csv", folder=root).out
    assert leads.split() == ["partner", "CD"]


def test_before_it_began_the_predecessor_leads_and_reports(northmoor, run) -> None:
    signed_by_the_successor = PRIORITY.replace("[AB]", "[CD]")
    root = northmoor(sent("AB", "FY18/19 Q3", DONE), partners=TAKEN_OVER)
    (root / "priorities/01-first.yaml").write_text(signed_by_the_successor)
    assert item(run, root, "2019-01-01")["leads"] == ["AB"]
    assert item(run, root, "2019-07-01")["leads"] == ["CD"]
    assert item(run, root, "2019-07-01")["rating"] == "complete"
    assert list(expected_of(run, root, "FY18/19-Q3")) == ["AB"]


def test_a_partners_paper_is_of_what_it_led_in_its_quarter(northmoor, run) -> None:
    root = northmoor(sent("AB", "FY18/19 Q3", DONE), changes=NEW_LEAD)
    paper = run("report", "partner", "AB", "--period", "FY18/19-Q3", folder=root).out
    assert "P1.1.1" in paper
    assert "P1.1.1" not in run("report", "partner", "BC", "--period", "FY18/19-Q3", folder=root).out
    assert "P1.1.1" in run("report", "partner", "BC", "--period", "FY19/20-Q1", folder=root).out


def test_who_reports_for_a_group_is_judged_by_the_quarter_too(northmoor, run) -> None:
    group = "  - {code: Joint, name: Joint, kind: group, members: [AB, HNT]}\n"
    root = northmoor(
        sent("AB", "FY18/19 Q3", DONE), partners=TAKEN_OVER + group, workplan=WORKPLAN + "reporting: {Joint: AB}\n"
    )
    (root / "priorities/01-first.yaml").write_text(PRIORITY.replace("[AB]", "[Joint]"))
    assert item(run, root, "2019-07-01")["rating"] == "complete"
    assert list(expected_of(run, root, "FY18/19-Q4")) == ["AB"]
    assert list(expected_of(run, root, "FY19/20-Q1")) == ["CD"]


def test_a_group_that_hands_over_to_a_partner_leaves_what_was_reported(northmoor, run) -> None:
    group = "  - {code: Joint, name: Joint, kind: group, members: [AB, HNT]}\n"
    root = northmoor(
        sent("AB", "FY18/19 Q3", DONE),
        partners=PARTNERS + group,
        workplan=WORKPLAN + "reporting: {Joint: AB}\n",
        changes=NEW_LEAD,
    )
    (root / "priorities/01-first.yaml").write_text(PRIORITY.replace("[AB]", "[Joint]"))
    assert item(run, root, "2019-07-01")["rating"] == "complete"
    assert list(expected_of(run, root, "FY19/20-Q2")) == ["BC"]


def test_an_update_goes_into_the_return_of_who_reports_in_its_quarter(northmoor, run) -> None:
    root = northmoor(partners=TAKEN_OVER)
    for period, partner in (("FY18/19-Q4", "AB"), ("FY19/20-Q1", "CD")):
        run("update", "P1.1.2", "--status", "in_progress", "--rag", "green", "--period", period, folder=root)
        assert (root / f"returns/{period.replace('/', '-')}/{partner}.yaml").exists()


def test_a_report_of_one_that_had_ended_or_not_begun_is_a_finding(northmoor, run) -> None:
    root = northmoor(
        sent("AB", "FY19/20 Q1", "P1.1.2: {status: in_progress, rag: green}"),
        sent("CD", "FY18/19 Q4", "P1.1.2: {status: in_progress, rag: green}"),
        sent("AB", "FY18/19 Q4", "P1.1.2: {status: in_progress, rag: green}"),
        partners=TAKEN_OVER,
    )
    said = run("validate", folder=root).out
    assert "NPA508 warning: P1.1.2: `AB` ended on 2019-03-31, before FY19/20 Q1" in " ".join(said.split())
    assert "NPA508 warning: P1.1.2: `CD` began on 2019-04-01, after FY18/19 Q4" in " ".join(said.split())
    assert said.count("NPA508") == 2


def test_partners_said_to_follow_each_other_are_asked_of_nobody_and_nothing_hangs(northmoor, run) -> None:
    ring = TAKEN_OVER.replace(
        "started: 2019-04-01, predecessors: [AB]", "ended: 2019-04-30, predecessors: [AB], successors: [AB]"
    )
    root = northmoor(partners=ring)
    assert expected_of(run, root, "FY19/20-Q2") == {}
    assert run("status", "--partner", "CD", "--as-at", "2019-07-01", folder=root).code == 0
