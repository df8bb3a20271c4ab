"""A plan whose period has ended says so first, in every view and paper, with how it closed where that is known."""

from __future__ import annotations

import csv
import io
import json
import re
from importlib import import_module
from zipfile import ZipFile

import pytest

from npa_cli.cli.command_table import COMMANDS
from npa_cli.cli.option_groups import typed_parameters
from npa_cli.rules.minimal_plan import return_of
from tests.family.test_all_plans import NEEDED, formats_of
from tests.history.conftest import Made

PLANS = ("data", "data/plans/npa-2013", "data/plans/south-west-2020", "data/plans/west-midlands-2010")
ENDS = dict(zip(PLANS, ("31 March 2021", "30 April 2014", "31 January 2021", "31 March 2011"), strict=True))
UNKNOWN = "No return was ever recorded, so how it came out is not known here."
VIEWS = (
    "status", "status 1", "status --why", "due", "list deliverables", "show 1", "show 1.1", "show 1.1.1", "slippage",
    "slippage --by partner", "timeline", "log 1.1.1", "trace 1", "coverage", "boards", "measures", "risks", "issues",
    "decisions", "actions", "dependencies", "escalations", "return status",
)  # fmt: skip
PAPERS = ("report", "report summary", "report board", "report exceptions", "report priority 1")
ON_A_PAGE = "report plan-on-a-page"  # which says nothing else of any day

OFFICE = ("odt", "docx", "pdf", "ods", "xlsx")
ABOUT_FILES = ("validate", "return check", "export sqlite", "export parquet", "estate status", "site", "serve")
ASKED = {"sql": ("select period_words from plan",)}

WORKPLAN = "id: small\ntitle: A small plan\nperiod: {text: Some years, start: 2018-04-01, end: 2021-03-31}\n"
PRIORITY = """\
id: P1
title: First
statement: Do things well.
themes:
  - title: Only theme
    activities:
      - id: P1.1
        text: The activity.
        leads: [NHSE]
        deliverables:
          - {id: P1.1.1, text: The deliverable, timeframe: FY20/21 Q2}
          - {id: P1.1.2, text: Another, timeframe: FY20/21 Q3}
          - {id: P1.1.3, text: A later one, timeframe: FY21/22 Q3}
          - {id: P1.1.4, text: One without an end, timeframe: Ongoing}
          - {id: P1.1.5, text: One given up, timeframe: FY19/20 Q1}
"""
LAST = """\
partner: NHSE
period: FY20/21 Q4
updates:
  P1.1.1: {status: complete, actual: 2020-09-01}
  P1.1.2: {status: in_progress, rag: amber, forecast: 2021-04-01, narrative: Late.}
  P1.1.5: {status: cancelled, narrative: No funds.}
"""
TRACKED = {"workplan.yaml": WORKPLAN, "priorities/01-first.yaml": PRIORITY, "returns/FY20-21-Q4/NHSE.yaml": LAST}
CLOSED = (
    "This plan ended on 31 March 2021. Closing position of 5 deliverables, as at 1 April 2021: of 2 due, 1 done, 1 on time; 3 open. "
    "By rating: 1 complete, 1 at risk, 1 not reported, 1 not yet due, 1 cancelled."
)


def first_words(text: str) -> str:
    """The first paragraph under the title, on one line: without what a heading or a page of markdown looks like."""
    blocks = [" ".join(each.split()) for each in text.split("\n\n")]
    return next(each for each in blocks if each.startswith("This plan ended on "))


@pytest.mark.table
@pytest.mark.parametrize("folder", PLANS)
@pytest.mark.parametrize("view", [*VIEWS, *PAPERS, ON_A_PAGE])
def test_every_plan_here_says_first_that_it_ended_unreported(view: str, folder: str, run) -> None:
    ran = run(*view.split(), "--data", folder)
    assert ran.code == 0
    said = f"This plan ended on {ENDS[folder]}. {UNKNOWN}"
    assert first_words(ran.out).startswith(said)
    before = ran.out[: ran.out.index("This plan ended on ")].strip()
    assert "\n\n" not in before  # nothing but the title, whose words may have several lines


@pytest.mark.parametrize("view", [*VIEWS, *PAPERS, ON_A_PAGE])
def test_it_is_a_field_of_json(view: str, run) -> None:
    held = json.loads(run(*view.split(), "--format", "json").out)["plan_period"]
    assert (held["start"], held["end"], held["stage"]) == ("2018-04-01", "2021-03-31", "ended")
    assert held["words"] == f"This plan ended on 31 March 2021. {UNKNOWN}"
    assert held["closing"] is None


@pytest.mark.parametrize("view", ["status", "due", "slippage", "report board", "report"])
def test_each_plan_says_it_of_itself_where_all_are_asked(view: str, run) -> None:
    ran = run(*view.split(), "--plan", "all")
    for end in ENDS.values():
        assert f"This plan ended on {end}. {UNKNOWN}" in " ".join(ran.out.split())
    held = json.loads(run(*view.split(), "--plan", "all", "--format", "json").out)
    assert {each["plan_period"]["stage"] for each in held["plans"]} == {"ended"}


@pytest.mark.parametrize("form", ["markdown", "text", "html"])
@pytest.mark.parametrize("paper", [*PAPERS, ON_A_PAGE])
def test_every_format_of_a_paper_says_it(paper: str, form: str, run) -> None:
    assert f"This plan ended on 31 March 2021. {UNKNOWN}" in " ".join(run(*paper.split(), "--format", form).out.split())


def test_a_plan_that_is_running_on_the_day_says_nothing_of_the_kind(run) -> None:
    for view in [*VIEWS, "report summary", "report board", ON_A_PAGE]:
        ran = run(*view.split(), "--as-at", "2021-03-31")
        assert "This plan ended on 31 March" not in ran.out
        assert json.loads(run(*view.split(), "--as-at", "2021-03-31", "--format", "json").out)["plan_period"] == {
            "start": "2018-04-01", "end": "2021-03-31", "stage": "running", "words": None, "closing": None,
        }  # fmt: skip
        assert "This plan ended on 31 March 2021." in run(*view.split(), "--as-at", "2021-04-01").out


@pytest.mark.parametrize("view", ["status", "due", "list deliverables", "show 1", "slippage", "timeline"])
def test_a_plan_with_returns_says_how_it_closed(view: str, run, plan) -> None:
    data = ("--data", str(plan(TRACKED)))
    assert first_words(run(*view.split(), *data).out) == CLOSED
    closing = json.loads(run(*view.split(), *data, "--format", "json").out)["plan_period"]["closing"]
    assert {name: closing[name] for name in ("as_at", "deliverables", "due", "done", "on_time", "open")} == {
        "as_at": "2021-04-01", "deliverables": 5, "due": 2, "done": 1, "on_time": 1, "open": 3,
    }  # fmt: skip
    assert closing["ratings"]["at_risk"] == 1


def test_of_a_part_it_says_how_that_part_closed(run, plan) -> None:
    said = first_words(run("show", "1.1.2", "--data", str(plan(TRACKED))).out)
    assert "Closing position of 1 deliverable, as at 1 April 2021: of 1 due, 0 done, 0 on time; 1 open." in said


@pytest.mark.parametrize("day", [(), ("--as-at", "2021-03-31"), ("--as-at", "2018-03-01"), ("--period", "FY18/19-Q3")])
def test_the_plan_on_a_page_is_the_same_on_any_later_day(day: tuple[str, ...], run, plan, tmp_path) -> None:
    root = plan(TRACKED)
    paper = str(tmp_path / "page.md")
    assert run(*ON_A_PAGE.split(), *day, "-o", paper, folder=root).code == 0
    assert run("report", "--verify", paper, folder=root).code == 0


@pytest.mark.parametrize("paper", PAPERS)
def test_the_last_paper_of_a_plan_with_returns_is_its_closing_position(paper: str, run, plan) -> None:
    ran = run(*paper.split(), "--data", str(plan(TRACKED)))
    assert first_words(ran.out).startswith("This plan ended on 31 March 2021. This is its closing position.")


def test_due_lists_what_was_open_when_the_plan_ended(run, plan) -> None:
    data = ("--data", str(plan(TRACKED)))
    ran = run("due", *data)
    assert ran.out.startswith("Open when the plan ended  as at 1 April 2021\n")
    listed = [line.split()[:4] for line in ran.out.splitlines() if " P1.1." in line]
    assert listed == [["31", "Dec", "2020", "P1.1.2"], ["31", "Dec", "2021", "P1.1.3"], ["no", "end", "date", "P1.1.4"]]
    items = json.loads(run("due", *data, "--format", "json").out)["items"]
    assert [(each["id"], each["rating"], each["days_late"]) for each in items] == [
        ("P1.1.2", "at_risk", 91), ("P1.1.3", "not_yet_due", None), ("P1.1.4", "not_reported", None),
    ]  # fmt: skip
    quarter = json.loads(run("due", *data, "--period", "FY20/21-Q3", "--format", "json").out)["items"]
    assert [each["id"] for each in quarter] == ["P1.1.2"]


def test_a_plan_that_ends_within_a_quarter_closes_with_that_quarters_returns(run, plan) -> None:
    early = TRACKED | {"workplan.yaml": WORKPLAN.replace("2021-03-31", "2021-02-15")}
    data = ("--data", str(plan(early)))
    assert (
        "This plan ended on 15 February 2021. Closing position of 5 deliverables, as at 1 April 2021: of 2 due"
        in first_words(run("status", *data).out)
    )


def test_a_form_nobody_filled_in_is_no_return(run, plan) -> None:
    blank = TRACKED | {"returns/FY20-21-Q4/NHSE.yaml": return_of("narrative: Nothing yet", period="FY20/21 Q4")}
    assert first_words(run("status", "--data", str(plan(blank))).out) == f"This plan ended on 31 March 2021. {UNKNOWN}"


def test_a_report_on_another_priority_makes_the_whole_plan_reported_on(run, plan) -> None:
    other = PRIORITY.replace("P1", "P2").replace("First", "Second")
    data = ("--data", str(plan(TRACKED | {"priorities/02-second.yaml": other})))
    assert "No return was ever recorded" not in run("status", "2", *data).out


def test_an_estate_says_which_plans_have_ended(run) -> None:
    ran = run("estate", "status", "data", "examples/riverside", env={"COLUMNS": "200"})
    assert "ended 31 Jan 2021" in ran.out
    items = json.loads(run("estate", "status", "data", "examples/riverside", "--format", "json").out)["items"]
    assert {each["id"]: (each["ended"], each["tracked"]) for each in items} == {
        "npa-2018": ("2021-03-31", False),
        "npa-2013": ("2014-04-30", False),
        "south-west-2020": ("2021-01-31", False),
        "west-midlands-2010": ("2011-03-31", False),
        "riverside-example": ("2021-03-31", True),
    }
    rows = list(csv.DictReader(io.StringIO(run("estate", "status", "data", "--format", "csv").out)))
    assert [each["ended"] for each in rows] == ["2021-03-31", "2014-04-30", "2021-01-31", "2011-03-31"]
    running = json.loads(run("estate", "status", "data", "--as-at", "2010-06-01", "--format", "json").out)["items"]
    assert {(each["ended"], each["tracked"]) for each in running} == {(None, False)}


def test_sql_can_be_asked(run, plan) -> None:
    asked = ("sql", "select stage, period_words from plan", "--format", "json")
    assert json.loads(run(*asked).out)["items"] == [
        {"stage": "ended", "period_words": f"This plan ended on 31 March 2021. {UNKNOWN}"}
    ]
    assert json.loads(run(*asked, "--data", str(plan(TRACKED))).out)["items"][0]["period_words"] == CLOSED


@pytest.mark.parametrize("ending", ["odt", "docx", "ods", "xlsx"])
def test_the_office_formats_say_it(ending: str, run, tmp_path) -> None:
    path = tmp_path / f"board.{ending}"
    assert run("report", "board", "-o", str(path)).code == 0
    with ZipFile(path) as package:
        inside = b"".join(package.read(name) for name in package.namelist() if name.endswith(".xml"))
    words = re.sub(r"<[^>]*>", "", inside.decode("utf-8").replace("<text:s/>", " "))
    assert f"This plan ended on 31 March 2021. {UNKNOWN}" in words


def test_csv_has_no_room_for_it_so_it_is_told_beside(run, tmp_path) -> None:
    said = f"This plan ended on 31 March 2021. {UNKNOWN}"
    for view in ("status", "list deliverables"):
        ran = run(*view.split(), "--format", "csv")
        assert said in ran.err
        assert "This plan ended" not in ran.out
    every = run("status", "--plan", "all", "--format", "csv").err
    assert f"npa-2013: This plan ended on 30 April 2014. {UNKNOWN}" in every
    run("report", "board", "-o", str(tmp_path / "board.csv"))
    beside = json.loads((tmp_path / "board.csv-metadata.json").read_text(encoding="utf-8"))
    assert beside["dc:description"] == said
    assert "This plan ended" not in run("status", "--format", "csv", "--as-at", "2019-04-01").err


def test_every_command_with_a_day_says_it_in_every_format(run, plan) -> None:
    """A command added to the table tomorrow has to say it too, or stand here among those that speak of files alone."""
    root = plan({"workplan.yaml": WORKPLAN, "priorities/01-first.yaml": PRIORITY})
    made = Made(root, root)
    made.git("init", "--quiet")
    made.commit({})
    told = []
    for name, (module, _) in COMMANDS.items():
        command = import_module(f"npa_cli.cli.commands.{module}").command
        options = {each.name for each in typed_parameters(command)}
        if "as_at" not in options or name in ABOUT_FILES:
            continue
        for form in formats_of(command) or (None,):
            if form in OFFICE or (name == "report" and form == "csv"):
                continue  # above, by what is in the file
            words = (*name.split(), *ASKED.get(name, NEEDED.get(name, ())), *(("--format", form) if form else ()))
            ran = run(*words, "--data", str(root), env={"COLUMNS": "400"})  # so that no table's cell is wrapped
            said = " ".join(f"{ran.out} {ran.err}".replace("\r\n ", "").replace("\\,", ",").split())
            lines = re.sub(r"</text>.<text [^>]*>", " ", said)
            told.append((name, form, f"This plan ended on 31 March 2021. {UNKNOWN}" in lines))
    assert [each for each in told if not each[2]] == []
    assert len(told) > 40
