"""`--plan all` in every format of every command: one whole document of its kind, or a refusal that says what to type."""

from __future__ import annotations

import contextlib
import csv
import io
import itertools
import json
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin
from xml.etree import ElementTree

import icalendar
import pytest

from npa_cli.cli.command_table import COMMANDS
from npa_cli.cli.option_groups import typed_parameters
from npa_cli.work.formats.table import FORMATS
from tests.conftest import REPOSITORY

PLANS = ["npa-2018", "npa-2013", "south-west-2020", "west-midlands-2010"]
# What has to be typed after a command for it to mean anything.
NEEDED = {
    "find": ("health",),
    "list": ("deliverables",),
    "log": ("P1.1.1",),
    "return check": (str(REPOSITORY / "data" / "returns" / "README.md"),),
    "return take": (str(REPOSITORY / "data" / "returns" / "README.md"),),
    "return new": ("--partner", "PHE", "--period", "FY18/19-Q3"),
    "return status": ("--period", "FY18/19-Q3"),
    "show": ("P1",),
    "since": ("HEAD",),
    "guard": ("--base", "HEAD", "--partner", "NHSE"),
    "board close": ("NPHB", "--dry-run"),
    "trace": ("P1",),
    "update": ("P1.1.1", "--status", "complete"),
    "when": ("by 2021",),
    "add activity": ("P1", "Text.", "--lead", "NHSE", "--timeframe", "Ongoing"),
    "add deliverable": ("P1.1", "--timeframe", "Ongoing"),
    "add priority": ("Title", "--statement", "Words."),
    "add partner": ("NEW", "New Partner"),
    "add board": ("NEWB", "New Board"),
    "add measure": ("Title", "--unit", "cases", "--improvement", "increase"),
    "add reading": ("M1", "4", "--period-start", "2018-04-01", "--period-end", "2018-06-30"),
    "add risk": ("Title", "--current", "3x4"),
    "add issue": ("Title", "--severity", "high"),
    "add action": ("Do it.",),
    "add action-note": ("ACT-001", "Done so far."),
    "add decision": ("Title", "--board", "NPHB", "--decision", "Agreed."),
    "add dependency": ("P1.1.1", "P1.2.1"),
    "add link": ("P1.1", "serves", "P1", "--basis", "same_subject"),
    "change approve": ("CHG-001", "--by", "NPHB", "--on", "2019-06-18"),
    "change propose": ("P1.1.1", "--to", "FY19/20 Q3", "--reason", "other"),
    "change reject": ("CHG-001", "--by", "NPHB", "--on", "2019-06-18"),
    "change withdraw": ("CHG-001", "--by", "NPHB", "--on", "2019-06-18"),
}
AS_ONE = {"due", "risks"}  # one table of them all
ABOUT_ONE = {"return check", "return take"}  # of those that write nothing into the plan


def formats_of(command: Callable[..., object]) -> tuple[str, ...]:
    """What a command's --format offers; nothing where it has none."""
    hint = {each.name: each.annotation for each in typed_parameters(command)}.get("format")
    while hint is not None and get_origin(hint) is not Literal:
        hint = (
            get_args(hint)[0]
            if get_origin(hint) is Annotated
            else next(each for each in get_args(hint) if each is not NoneType)
        )
    return get_args(hint)


def calls() -> Iterator[tuple[str, str]]:
    """Every command that takes --plan ID, with every format it offers; those that write or export, without one.

    But for `fmt`, which answers nothing and lays out every plan, and those that make one database of all plans.
    """
    for name, (module, _) in COMMANDS.items():
        command = import_module(f"npa_cli.cli.commands.{module}").command
        hints = {each.name for each in typed_parameters(command)}
        if (
            {"plan", "data"} <= hints
            and name not in ("fmt", "schema", "sql", "export sqlite")
            and ("format" in hints or "dry_run" in hints or name.startswith("export"))
        ):
            yield from ((name, form) for form in formats_of(command) or ("",))


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped plans, two of them with a file that lacks what it has to say."""
    root = tmp_path_factory.mktemp("faulty") / "data"
    shutil.copytree(REPOSITORY / "data", root)
    for folder in (root, root / "plans" / "npa-2013"):
        (folder / "priorities" / "99-more.yaml").write_text("id: P99\n", encoding="utf-8")
    return root


def parse_text(text: str) -> None:
    lines = text.splitlines()
    heads = [above for above, below in itertools.pairwise(lines) if re.fullmatch("═+", below)]
    assert heads
    assert [head.split()[0] for head in heads] == [
        each for each in PLANS if each in {head.split()[0] for head in heads}
    ]


def parse_markdown(text: str) -> None:
    heads = [line.split()[1] for line in text.splitlines() if line.startswith("# ")]
    assert heads == [each for each in PLANS if each in heads]
    assert heads or text.startswith("`npa validate`: ")


def parse_json(text: str) -> None:
    whole = json.loads(text)
    assert (whole["schema_version"], whole["kind"]) == (1, "plans")
    assert all(each["kind"] not in ("plans", "") for each in whole["plans"])


def parse_html(text: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(set(ids)) == len(ids) > 0
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)
    assert text.count("<h1") >= 2


def parse_csv(text: str) -> None:
    head, *rows = csv.reader(io.StringIO(text))
    assert head.count("plan") == 1
    assert head not in rows
    assert {len(row) for row in rows} <= {len(head)}
    assert {row[head.index("plan")] for row in rows} <= set(PLANS)


def parse_sarif(text: str) -> None:
    log = json.loads(text)
    assert log["version"] == "2.1.0"
    (single,) = log["runs"]
    places = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in single["results"]}
    assert {"/plans/" in place for place in places} == {True, False}


def parse_junit(text: str) -> None:
    assert ElementTree.fromstring(text).tag == "testsuites"  # our own


def parse_github(text: str) -> None:
    assert {line.startswith("::") for line in text.splitlines()} == {True}


def parse_gitlab(text: str) -> None:
    assert {"/plans/" in each["location"]["path"] for each in json.loads(text)} == {True, False}


def parse_rdjson(text: str) -> None:
    assert json.loads(text)["diagnostics"]


def parse_ics(text: str) -> None:
    calendar = icalendar.Calendar.from_ical(text)
    uids = [str(each["UID"]) for each in calendar.walk("VEVENT")]
    assert len(uids) == len(set(uids)) > 0


PARSERS: dict[str, Callable[[str], None]] = {
    "text": parse_text,
    "concise": parse_text,
    "markdown": parse_markdown,
    "json": parse_json,
    "html": parse_html,
    "csv": parse_csv,
    "sarif": parse_sarif,
    "junit": parse_junit,
    "github": parse_github,
    "gitlab": parse_gitlab,
    "rdjson": parse_rdjson,
    "ics": parse_ics,
}


@pytest.mark.table
@pytest.mark.parametrize(("name", "form"), tuple(calls()), ids=lambda words: words or "-")
def test_the_answers_of_all_plans_are_one_document_or_a_refusal(
    name: str, form: str, run: Any, faulty: Path, tmp_path: Path
) -> None:
    data = faulty if name == "validate" else REPOSITORY / "data"
    words = (*name.split(), *NEEDED.get(name, ()), "--plan", "all", "--data", str(data))
    words = (*words, *(("--format", form) if form else ()))
    ran = run(*words, folder=tmp_path)
    assert "fault in npa itself" not in ran.err
    form = form or {"export ics": "ics"}.get(name, "")
    if form not in FORMATS or FORMATS[form].holds_one_plan or name in ABOUT_ONE:
        assert ran.code == 2
        assert "--plan ID" in ran.err
        assert not ran.out
        assert not list(tmp_path.iterdir())
        return
    assert ran.code in (0, 1), ran.err
    if name in AS_ONE and form in ("text", "markdown"):
        assert "in 4 plans" in ran.out or "4 plans" in ran.out.splitlines()[0]
    else:
        PARSERS[form](ran.out)
    to_file = run(*words, "-o", "answer", folder=tmp_path)
    assert to_file.code == ran.code
    assert not to_file.out
    assert (tmp_path / "answer").read_bytes().decode() == ran.out


def test_a_format_that_holds_one_plan_is_refused_by_the_files_ending_too(run: Any, tmp_path: Path) -> None:
    for ending in ("docx", "odt", "xlsx"):
        ran = run("report", "--plan", "all", "-o", f"all.{ending}", folder=tmp_path)
        assert ran.code == 2
        assert "--plan ID" in ran.err
    assert not list(tmp_path.iterdir())


def test_every_format_that_a_command_offers_is_on_the_one_list() -> None:
    assert {form for _, form in calls() if form} | {"ics", "sqlite"} == set(FORMATS)


def test_every_format_that_joins_is_proved_here() -> None:
    assert {form for form, each in FORMATS.items() if not each.holds_one_plan} == set(PARSERS)


@pytest.fixture
def estate(tmp_path: Path) -> Path:
    """A folder that is no plan and has plans in it: the shipped ones, and the example with its reports and risks."""
    root = tmp_path / "estate"
    shutil.copytree(REPOSITORY / "data", root / "national")
    shutil.copytree(REPOSITORY / "examples" / "riverside", root / "local")
    return root


def test_plans_of_a_folder_are_asked_together_with_one_total(run: Any, estate: Path) -> None:
    asked = ("--plan", "all", "--data", str(estate), "--as-at", "2019-07-01")
    due = run("due", "--within", "20d", *asked, env={"COLUMNS": "160"})
    assert (due.code, due.err) == (0, "")
    assert re.search(r"^npa-2018 +30 Sep 2018 +P1\.1\.1 .*\? Not reported, ", due.out, re.MULTILINE)
    assert re.search(r"^riverside-example +31 Dec 2018 +P1\.1\.4 .*▼ Off track, ", due.out, re.MULTILINE)
    assert "102 deliverables in 4 plans, 4 of them overdue." in due.out
    by_variable = run("due", "--within", "20d", *asked[:2], *asked[4:], env={"COLUMNS": "160", "NPA_DATA": str(estate)})
    assert by_variable.out == due.out
    risks = run("risks", *asked, env={"COLUMNS": "160"}).out
    assert "5 open risks in 1 plan: 2 at or above the threshold of the plan's board" in risks
    assert "No register of risks is kept for npa-2018, npa-2013, south-west-2020 and west-midlands-2010." in risks
    for paper in (("status",), ("report", "board")):
        told = run(*paper, *asked, "--format", "json")
        assert json.loads(told.out)["total"] | {"items": 0} == {
            "plans": 5, "items": 0, "deliverables": 212, "due": 108, "done": 2, "unreadable": 0, "complete": 3,
            "on_track": 2, "at_risk": 4, "off_track": 5, "not_reported": 146, "not_yet_due": 48, "on_hold": 1,
            "business_as_usual": 1, "superseded": 1, "cancelled": 1,
        }  # fmt: skip
    page = run("report", "board", *asked, "--format", "html").out
    assert "<h1" in page and "5 plans together" in page
    parse_html(page)
    assert "npa report board --as-at 2019-07-01 --plan all · plan riverside-example, " in page
    held = estate.parent / "all.html"
    assert run("report", "board", *asked, "-o", str(held)).code == 0
    refused = run("report", "--verify", str(held), "--data", str(estate / "local"))
    assert refused.code == 2
    assert "holds the papers of several plans" in refused.err
    board = run("report", "board", *asked).out
    assert "| **All** | **212** | **108** | **2** | **5** | **4** | **2** | **146** | **48** | **7** |" in board


def test_all_plans_are_one_database(run: Any, estate: Path, tmp_path: Path) -> None:
    asked = ("--plan", "all", "--data", str(estate), "--as-at", "2019-07-01")
    counted = "select plan, count(*) as n from ratings group by plan order by n"
    assert run("sql", counted, *asked, "--format", "csv").out.splitlines() == [
        "plan,n", "south-west-2020,3", "npa-2013,18", "riverside-example,23", "west-midlands-2010,34", "npa-2018,134",
    ]  # fmt: skip
    assert run("sql", "select count(*) as n from deliverable", *asked, "--format", "csv").out.split() == ["n", "212"]
    late = "select plan, id, days_late from ratings where schedule = 'overdue' order by days_late desc limit 1"
    assert run("sql", late, *asked, "--format", "csv").out.split() == [
        "plan,id,days_late",
        "riverside-example,P1.1.4,182",
    ]
    file = tmp_path / "all.db"
    assert run("export", "sqlite", str(file), *asked).code == 0
    with contextlib.closing(sqlite3.connect(file)) as database:
        assert database.execute("select count(distinct plan), count(*) from standing").fetchone() == (5, 212)
        for name in ("ratings", "slippage", "returns"):
            assert {row[0] for row in database.execute(f"select plan from {name}")} <= {"riverside-example", *PLANS}


def test_a_plan_that_can_not_be_asked_is_named_and_the_others_answer(run: Any, estate: Path) -> None:
    told = run("sql", "select count(*) from plan", "--plan", "all", "--data", str(estate), "--period", "Q9")
    assert told.code == 2
    assert "no plan can be asked this" in told.err
    assert "riverside-example: " in told.err


def test_two_plans_of_one_id_are_refused_and_named(run: Any, tmp_path: Path) -> None:
    root = tmp_path / "data"
    shutil.copytree(REPOSITORY / "data", root)
    shutil.copytree(root / "plans" / "npa-2013", root / "plans" / "copy")
    told = run("status", "--plan", "npa-2013", "--data", str(root))
    assert told.code == 2
    assert "2 plans have the id `npa-2013`, in `" in told.err and "plans/copy` and `" in told.err
    assert run("status", "--data", str(root / "plans" / "copy")).code == 0
    for words in (("validate",), ("due",), ("sql", "select count(*) from plan")):
        told = run(*words, "--plan", "all", "--data", str(root))
        assert "2 plans have the id `npa-2013`, in `" in told.err and ": give each one of its own" in told.err
    for asked in (
        ("validate", "--plan", "all"),
        ("validate", "--data", str(root / "plans" / "copy")),
        ("estate", "validate", str(root)),
    ):
        told = run(*asked, *(("--data", str(root)) if "all" in asked else ()))
        assert told.code == 1, asked
        assert "NPA214" in told.out or "estate" in asked
