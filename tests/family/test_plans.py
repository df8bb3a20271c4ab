"""Several plans in one folder: listed, asked by id, and asked all at once."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from npa_cli.cli.command_table import COMMANDS
from tests.conftest import REPOSITORY

SECOND = {
    "workplan.yaml": "id: second\ntitle: A second plan\nperiod: {text: '2020', start: 2020-04-01, end: 2021-03-31}\n",
    "partners.yaml": "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n",
    "priorities/01-first.yaml": "id: P1\ntitle: Only here\nstatement: S.\nthemes:\n  - title: T\n    activities:\n"
    "      - {id: P1.7, text: A, leads: [NHSE], deliverables: [{id: P1.7.1, text: D, timeframe: Ongoing}]}\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example plan, with a second one beside it under plans/."""
    main = tmp_path / "family"
    shutil.copytree(REPOSITORY / "examples" / "riverside", main)
    for name, text in SECOND.items():
        path = main / "plans" / "other" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return main


def test_plans_are_listed_from_the_main_folder_and_from_within_another(run, root: Path) -> None:
    for folder in (root, root / "plans" / "other", root / "plans" / "other" / "priorities"):
        items = json.loads(run("plans", "--format", "json", folder=folder).out)["items"]
        assert [each["id"] for each in items] == ["riverside-example", "second"]
        assert [each["deliverables"] for each in items] == [23, 1]


def test_a_plan_is_asked_by_its_id_or_its_folder_from_anywhere(run, root: Path) -> None:
    for folder in (root, root / "plans" / "other"):
        for name in ("second", "other"):
            assert "P1.7.1" in run("list", "deliverables", "--plan", name, folder=folder).out
        assert "P2.3.3" in run("list", "deliverables", "--plan", "riverside-example", folder=folder).out


def test_without_an_id_the_plan_around_the_user_answers(run, root: Path) -> None:
    assert "P1.7.1" in run("list", "deliverables", folder=root / "plans" / "other").out
    assert "P1.7.1" not in run("list", "deliverables", folder=root).out


def test_an_unknown_plan_is_named_with_those_there_are(run, root: Path) -> None:
    ran = run("status", "--plan", "secnd", folder=root)
    assert ran.code == 2
    assert "there is: riverside-example, second, or all" in ran.err


def test_all_in_json_is_one_document_of_the_usual_payloads(run, root: Path) -> None:
    whole = json.loads(run("status", "--plan", "all", "--as-at", "2019-07-01", "--format", "json", folder=root).out)
    assert (whole["schema_version"], whole["kind"]) == (1, "plans")
    for each in whole["plans"]:
        words = ("status", "--plan", each["plan"], "--as-at", "2019-07-01", "--format", "json")
        alone = json.loads(run(*words, folder=root).out)
        assert {key: each[key] for key in alone if key not in ("schema_version", "plan")} == {
            key: value for key, value in alone.items() if key not in ("schema_version", "plan")
        }


def test_all_in_csv_is_one_table_with_the_plan_in_front(run, root: Path) -> None:
    rows = list(
        csv.DictReader(
            io.StringIO(run("sql", "select plan, id from priority", "--plan", "all", "-f", "csv", folder=root).out)
        )
    )
    assert [(row["plan"], row["id"]) for row in rows] == [
        ("riverside-example", "P1"),
        ("riverside-example", "P2"),
        ("riverside-example", "P3"),
        ("second", "P1"),
    ]
    listed = list(
        csv.DictReader(io.StringIO(run("list", "deliverables", "--plan", "all", "-f", "csv", folder=root).out))
    )
    assert {row["plan"] for row in listed} == {"riverside-example", "second"}
    assert len(listed) == 24


def test_what_only_one_plan_has_is_answered_by_that_one(run, root: Path) -> None:
    ran = run("show", "P1.7.1", "--plan", "all", folder=root)
    assert ran.code == 0
    assert "second  A second plan" in ran.out
    assert "riverside-example: no priority, activity or deliverable `P1.7.1`" in ran.err
    assert run("show", "P9", "--plan", "all", folder=root).code == 2


def test_one_bad_plan_never_stops_the_rest(run, root: Path) -> None:
    (root / "plans" / "other" / "partners.yaml").write_text("partners: [\n", encoding="utf-8")
    ran = run("status", "--plan", "all", folder=root)
    assert ran.code == 3
    assert "Riverside Partnership Workplan" in ran.out
    assert "second  A second plan" in ran.out
    plans = run("plans", folder=root)
    assert plans.code == 3
    assert "1 fault" in plans.out


def test_all_is_written_to_one_file(run, root: Path) -> None:
    assert run("report", "summary", "--plan", "all", "-o", "all.md", folder=root).code == 0
    headings = [line for line in (root / "all.md").read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
    assert headings == [
        "# riverside-example  Riverside Partnership Workplan (invented example)",
        "# second  A second plan",
    ]


@pytest.mark.parametrize(
    "words",
    [
        ("update", "P1.1.1", "--status", "complete"),
        ("return", "new", "--partner", "RC", "--period", "FY18/19-Q3"),
        ("change", "propose", "P1.1.1", "--to", "FY19/20 Q3", "--reason", "other"),
        ("add", "deliverable", "P1.1", "--timeframe", "Ongoing"),
        ("report", "board", "--format", "docx"),
        ("validate", "--fix"),
    ],
)
def test_what_writes_refuses_all(words, run, root: Path) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    ran = run(*words, "--plan", "all", folder=root)
    assert ran.code == 2
    assert "one plan" in ran.err
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


READING = {
    "status": (), "list": ("deliverables",), "due": (), "slippage": (), "report": (), "boards": (), "timeline": (),
    "validate": (), "change list": (), "return status": ("--period", "FY18/19-Q4"), "export ics": (),
    "sql": ("select 1",), "when": ("FY18/19 Q2",),
}  # fmt: skip


@pytest.mark.parametrize("name", READING)
def test_every_reading_command_answers_for_all(name: str, run, root: Path) -> None:
    assert name in COMMANDS
    ran = run(*name.split(), *READING[name], "--plan", "all", folder=root)
    assert ran.code in (0, 1), ran.err
    assert "fault in npa itself" not in ran.err
    assert ran.out
