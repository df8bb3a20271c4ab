"""What npa says of a plan that nobody has reported on: its dates, and nothing of how its work went."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import MINIMAL_PLAN, change_of

DAY = "2019-07-01"
RUNNING = {
    "workplan.yaml": """\
id: small
title: A small plan
period: {text: 2018 - 2021, start: 2018-04-01, end: 2021-03-31}
boards: [{code: NPHB, name: National Prison Healthcare Board}]
""",
    "priorities/01-first.yaml": """\
id: P1
title: First
statement: Do one thing well.
themes:
  - title: Only theme
    activities:
      - id: P1.1
        text: The activity.
        leads: [NHSE]
        deliverables:
          - {id: P1.1.1, text: Passed, timeframe: FY18/19 Q2}
          - {id: P1.1.2, text: To come, timeframe: FY19/20 Q2}
          - {id: P1.1.3, text: Each year, timeframe: FY18/19 Q4 (then Annually)}
          - {id: P1.1.4, text: Each quarter, timeframe: Quarterly}
          - {id: P1.1.5, text: Going on, timeframe: Ongoing}
""",
    "priorities/02-second.yaml": """\
id: P2
title: Second
statement: Do another.
themes:
  - title: Another theme
    activities:
      - id: P2.1
        text: Another activity.
        leads: [PHE]
        deliverables: [{id: P2.1.1, text: Moved, timeframe: FY18/19 Q3}]
""",
    "partners.yaml": """\
partners:
  - {code: NHSE, name: NHS England, kind: organisation}
  - {code: PHE, name: Public Health England, kind: organisation}
""",
    "changes.yaml": change_of(item="P2.1.1", to="FY19/20 Q3"),
}
RISK = {
    "registers/risks.yaml": """\
- {id: R-001, title: A risk, owner: NHSE, status: open, level: lead, current: {likelihood: 2, impact: 2}}
""",
}
EMPTY_FORM = {
    "returns/FY19-20-Q1/NHSE.yaml": "partner: NHSE\nperiod: FY19/20 Q1\nupdates:\n  P1.1.1: {narrative: Draft}\n"
}
REPORTED = {
    "returns/FY19-20-Q1/PHE.yaml": "partner: PHE\nperiod: FY19/20 Q1\nupdates:\n"
    "  P2.1.1: {status: in_progress, rag: green, narrative: Under way}\n"
}
PAPERS = (("board",), ("summary",), ("priority", "1"), ("partner", "NHSE"), ("exceptions",))
COMMANDS = (
    ("status",),
    ("status", "1.1"),
    ("status", "--by", "partner"),
    ("list", "deliverables"),
    ("list", "partners"),
    ("show", "P1"),
    ("show", "P1.1"),
    ("show", "P1.1.1"),
    ("show", "NHSE"),
    ("due",),
    ("due", "--period", "FY18/19-Q2"),
    ("slippage",),
    ("slippage", "--by", "partner"),
    ("timeline",),
    ("log", "P1.1.1"),
    ("risks",),
    ("escalations",),
    ("measures",),
)
CLAIMS = re.compile(r"off[ _]track|overdue|\b0 done|\b\d[\d,]* days? (late\b|overdue)|overdue by|on time|at risk", re.I)


@pytest.fixture
def ask(run, plan):
    """Ask a plan with some files more, as at the day."""

    def _ask(*words: str, files=EMPTY_FORM, day: str = DAY):
        return run(*words, "--data", str(plan({**RUNNING, **files})), "--as-at", day, env={"PATH": os.environ["PATH"]})

    return _ask


def items(answer) -> dict[str, dict]:
    return {each["id"]: each for each in json.loads(answer.out)["items"]}


def test_the_schedule_and_rating_of_each_kind_of_date(ask) -> None:
    found = items(ask("list", "deliverables", "--format", "json"))
    shown = {name: (each["schedule"], each["rating"], each["rating_reason"]) for name, each in found.items()}
    assert shown == {
        "P1.1.1": ("date_passed", "not_reported", "date passed"),
        "P1.1.2": ("due_soon", "not_reported", None),
        "P1.1.3": ("no_recent_update", "not_reported", None),
        "P1.1.4": ("no_recent_update", "not_reported", None),
        "P1.1.5": ("no_recent_update", "not_reported", None),
        "P2.1.1": ("not_yet_due", "not_yet_due", None),
    }
    assert {each["days_late"] for each in found.values()} == {None}


def test_one_report_makes_the_plan_tracked_and_the_tables_stand(ask) -> None:
    found = items(ask("list", "deliverables", "--format", "json", files=REPORTED))
    assert (found["P1.1.1"]["schedule"], found["P1.1.1"]["rating"]) == ("overdue", "off_track")
    assert found["P1.1.1"]["days_late"] == 274
    assert found["P1.1.3"]["schedule"] == "overdue"
    before = items(ask("list", "deliverables", "--format", "json", files=REPORTED, day="2019-06-30"))
    assert before["P1.1.1"]["schedule"] == "date_passed"


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("files", [{}, EMPTY_FORM], ids=["no return", "an empty form"])
def test_no_command_claims_to_know_how_the_work_went(words, files, ask) -> None:
    answer = ask(*words, files=files)
    assert answer.code == 0, answer.err
    assert not CLAIMS.search(answer.out), answer.out


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper[0])
@pytest.mark.parametrize("ending", ["md", "html", "txt", "json"])
def test_no_paper_claims_to_know_how_the_work_went(paper, ending, ask, tmp_path: Path) -> None:
    out = tmp_path / f"paper.{ending}"
    assert ask("report", *paper, "-o", str(out)).code == 0
    words = out.read_text(encoding="utf-8")
    if ending == "json":
        said = json.loads(words)
        assert said["tracked"] is False
        assert said["headline"]["done"] == 0
        assert not [each for each in said["items"] if each["rating"] in ("off_track", "at_risk") or each["days_late"]]
        return
    words = re.sub(r"(?s)<style.*?</style>|<script.*?</script>", "", words)
    before_the_key = re.split(r"(?:Key|key) to ratings", words)[0]
    assert not CLAIMS.search(before_the_key), CLAIMS.findall(before_the_key)
    assert "No returns are held for this plan" in words


def test_done_is_never_counted_as_none(ask) -> None:
    assert "Of the 3 due before 1 July 2019: none reported done." in ask("status").out
    assert "Of the 3 deliverables due before 1 July 2019, none has been reported done" in ask("report", "board").out
    assert json.loads(ask("status", "--format", "json").out)["tracked"] is False
    assert ask("status", "--format", "csv").out.splitlines()[0].endswith(",tracked")


def test_due_has_what_has_passed_first_then_what_is_to_come(ask) -> None:
    out = ask("due", "--within", "365d").out
    passed, coming = out.split("Still to come, by date")
    assert "Date passed, not reported" in passed
    assert re.findall(r"P\d\.\d\.\d", passed) == ["P1.1.1"]
    assert re.findall(r"P\d\.\d\.\d", coming) == ["P1.1.2", "P1.1.4", "P2.1.1", "P1.1.3"]
    assert re.search(r"30 Sep 2019, by convention +P1\.1\.4", coming)
    assert re.search(r"31 Mar 2020 +P1\.1\.3", coming)
    told = json.loads(ask("due", "--format", "json").out)
    assert (told["tracked"], told["date_passed"]) == (False, ["P1.1.1"])


def test_a_dependency_is_not_late_by_dates_that_nobody_reported_on(ask) -> None:
    path = "registers/dependencies.yaml"
    files = {path: "- {id: DEP-001, from: P1.1.1, to: P1.1.2, giver: NHSE, agreed: true, status: agreed}\n"}
    (each,) = json.loads(ask("dependencies", "--format", "json", files=files, day="2019-10-01").out)["items"]
    assert (each["state"], each["days_late"]) == ("date_passed", 0)
    out = ask("dependencies", files=files, day="2019-10-01").out
    assert "0 late" in out
    assert "not reported (date passed)" in out
    own = {path: files[path].replace("giver", "needed_by: 2019-06-01, giver")}
    assert "needed 122 days ago" in ask("dependencies", files=own, day="2019-10-01").out


def test_slippage_has_only_what_approved_changes_moved(ask) -> None:
    out = ask("slippage").out
    assert "No progress is held for this plan" in out
    assert re.findall(r"P\d\.\d\.\d", out) == ["P2.1.1"]
    assert "365 days later" in out
    (moved,) = json.loads(ask("slippage", "--format", "json").out)["items"]
    assert (moved["id"], moved["basis"], moved["against_baseline"]["days"]) == ("P2.1.1", "approved", 0)
    assert "No progress is held" in ask("slippage", files={"changes.yaml": "[]\n"}).out


@pytest.mark.parametrize(
    "words",
    [
        ("status", "--priority", "1"),
        ("list", "deliverables", "--priority", "1"),
        ("show", "P1.1"),
        ("show", "NHSE"),
        ("report", "summary", "1"),
        ("report", "partner", "NHSE"),
        ("timeline", "--priority", "1"),
    ],
    ids=" ".join,
)
def test_what_is_held_is_said_of_the_plan_and_what_was_reported_of_a_selection(words, ask) -> None:
    assert "No returns are held for this plan" in ask(*words).out
    silent = ask(*words, files=REPORTED).out
    assert "Nothing was reported on these" in silent
    assert "are held" not in silent


def test_sql_and_its_views_say_the_same(ask) -> None:
    asked = ("sql", "select tracked from plan", "--format", "csv")
    assert ask(*asked).out == "tracked\r\n0\r\n"
    out = ask("sql", "select schedule, count(*) as n from ratings group by schedule", "--format", "csv").out
    assert "date_passed,1" in out
    assert "overdue" not in out
    late = ask("sql", "select count(*) as n from slippage where basis = 'overdue'", "--format", "csv").out
    assert late == "n\r\n0\r\n"
    assert ask(*asked, files=REPORTED).out == "tracked\r\n1\r\n"


def test_an_estate_names_the_plans_of_which_only_dates_are_known(run, plan) -> None:
    root = str(plan({**RUNNING, **EMPTY_FORM}))
    out = run("estate", "status", root, "--as-at", DAY).out
    assert "No returns are held for 1 plan: of it only dates are known." in out
    assert "not known" in out
    told = json.loads(run("estate", "status", root, "--as-at", DAY, "--format", "json").out)
    assert [each["tracked"] for each in told["items"]] == [False]


def test_no_rule_accuses_it_of_late_work(run, plan) -> None:
    answer = run("validate", "--data", str(plan({**RUNNING, **RISK, **EMPTY_FORM})))
    assert "NPA238" not in answer.out
    assert not CLAIMS.search(answer.out), answer.out
    assert "NPA238" in run("validate", "--data", str(plan({**RUNNING, **RISK, **REPORTED}))).out


def test_a_silent_partner_is_not_said_to_have_work_open(run, plan) -> None:
    form = EMPTY_FORM["returns/FY19-20-Q1/NHSE.yaml"]
    forms = {"returns/FY18-19-Q4/NHSE.yaml": form.replace("FY19/20 Q1", "FY18/19 Q4"), **EMPTY_FORM}
    out = run("validate", "--data", str(plan({**RUNNING, **forms}))).out
    assert "NHSE: reported nothing for FY18/19 Q4, FY19/20 Q1, with work to report on" in out


def test_late_work_is_no_news_in_the_first_paper_after_somebody_spoke(ask) -> None:
    paper = json.loads(ask("report", "board", "--format", "json", files=REPORTED).out)
    assert paper["tracked"] is True
    assert "P1.1.1" in paper["exceptions"]
    assert "P1.1.1" not in paper["since_last_quarter"]["off_track"]


def test_what_lies_far_ahead_is_not_asked_for_before_its_time(run, plan) -> None:
    later = RUNNING["priorities/01-first.yaml"].replace("FY18/19 Q4 (then", "FY20/21 Q1 (then")
    root = str(plan({**RUNNING, "priorities/01-first.yaml": later}))
    said = json.loads(run("return", "status", "--data", root, "--period", "FY18/19-Q1", "--format", "json").out)
    (mine,) = [each for each in said["items"] if each["partner"] == "NHSE"]
    assert "P1.1.3" not in mine["deliverables"]
    assert "P1.1.4" in mine["deliverables"]


def test_minimal_plan_has_no_period_and_is_untracked_too(run, plan) -> None:
    out = run("status", "--data", str(plan(MINIMAL_PLAN)), "--as-at", DAY).out
    assert "1 not reported" in out
