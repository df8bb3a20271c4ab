"""What in a plan's folder is no file of the plan is named, with the name it should have, wherever an answer lacks it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import MINIMAL_PLAN, return_of

PRIORITY = MINIMAL_PLAN["priorities/01-first.yaml"]
SECOND = PRIORITY.replace("P1", "P2")
RETURN = return_of("status: in_progress, rag: green", period="FY18/19 Q1")
RISKS = "- {id: R-001, title: It rains., owner: NHSE, likelihood: 2, impact: 2, status: open, raised_on: 2018-05-01}\n"

# What a file or folder is called, what is in it, and what it should be called.
MISNAMED = [
    ("priorities/02-x.yml", SECOND, "priorities/02-x.yaml"),
    ("priorities/02-x.YAML", SECOND, "priorities/02-x.yaml"),
    ("priorities/02-x.yaml.txt", SECOND, "priorities/02-x.yaml"),
    ("priorities/02-x.yaml.orig", SECOND, "priorities/02-x.yaml"),
    ("priorities/02-x.yaml~", SECOND, "priorities/02-x.yaml"),
    ("priorities/old/02-x.yaml", SECOND, "priorities/02-x.yaml"),
    ("02-x.yaml", SECOND, "priorities/02-x.yaml"),
    ("Priorities/02-x.yaml", SECOND, "priorities"),
    ("priority/02-x.yaml", SECOND, "priorities"),
    ("return/FY18-19-Q1/NHSE.yaml", RETURN, "returns"),
    ("returns/NHSE.yaml", RETURN, "returns/FY18-19-Q1/NHSE.yaml"),
    ("FY18-19-Q1/NHSE.yaml", RETURN, "returns/FY18-19-Q1/NHSE.yaml"),
    ("returns/FY18-19-Q1/late/NHSE.yaml", RETURN, "returns/FY18-19-Q1/NHSE.yaml"),
    ("returns/FY18-19-Q1/NHSE.yaml.txt", RETURN, "returns/FY18-19-Q1/NHSE.yaml"),
    ("inbox/from the post/NHSE.yml", RETURN, "returns/FY18-19-Q1/NHSE.yaml"),
    ("returns/FY18-19-Q1/NHSE", RETURN, "returns/FY18-19-Q1/NHSE.yaml"),
    ("returns/FY18-19-Q1/NHSE.json", '{"partner": "NHSE", "period": "FY18/19 Q1"}', "returns/FY18-19-Q1/NHSE.yaml"),
    ("registers/risk.yaml", RISKS, "registers/risks.yaml"),
    ("returns/risk.yaml", RISKS, "registers/risks.yaml"),
    ("registers/risks.yml", RISKS, "registers/risks.yaml"),
    ("risks.yaml", RISKS, "registers/risks.yaml"),
    ("register/risks.yaml", RISKS, "registers"),
    ("Changes.yaml", "[]\n", "changes.yaml"),
    ("change.yaml", "[]\n", "changes.yaml"),
    ("changes.json", "[]\n", "changes.yaml"),
    ("changes", "[]\n", "changes.yaml"),
    ("measure.yaml", "[]\n", "measures.yaml"),
    ("w.csv", "measure,period_start,period_end,value\n", "readings/w.csv"),
    ("readings/w.CSV", "measure,period_start,period_end,value\n", "readings/w.csv"),
    ("readings/w.csv.bak", "measure,period_start,period_end,value\n", "readings/w.csv"),
]


def plan_with(tmp_path: Path, name: str, text: str) -> Path:
    for each, words in {**MINIMAL_PLAN, name: text}.items():
        path = tmp_path / each
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("name", "text", "meant"), MISNAMED, ids=[name for name, _, _ in MISNAMED])
def test_a_misnamed_file_is_a_finding_with_its_right_name(run, tmp_path, name: str, text: str, meant: str) -> None:  # type: ignore[no-untyped-def]
    plan = plan_with(tmp_path, name, text)
    ran = run("validate", "--format", "json", folder=plan)
    assert ran.code == 3
    [found] = json.loads(ran.out)["items"]  # and no other: what is not read has no consequences
    assert found["code"] == "NPA008"
    assert name.startswith(found["path"].rstrip("/"))
    assert meant in f"{found['message']} {found['hint']}"


@pytest.mark.parametrize(("name", "text", "meant"), MISNAMED, ids=[name for name, _, _ in MISNAMED])
def test_an_answer_without_a_misnamed_file_says_so(run, tmp_path, name: str, text: str, meant: str) -> None:  # type: ignore[no-untyped-def]
    plan = plan_with(tmp_path, name, text)
    ran = run("status", folder=plan)
    assert ran.code == 3
    assert "left out: " in ran.err
    assert name.partition("/")[0] in ran.err


@pytest.mark.parametrize(
    "name",
    [
        "budget.yaml", "docs/mkdocs.yml", "figures.csv", "priorities/notes/a.yaml", "readings/a.tsv", "readings/a.xlsx",
        "returns/FY18-19-Q1/RC.ods", "returns/a.json",
    ],
)  # fmt: skip
def test_data_that_is_no_file_of_a_plan_is_worth_a_second_look(run, tmp_path, name: str) -> None:  # type: ignore[no-untyped-def]
    plan = plan_with(tmp_path, name, "a,b\n" if name.endswith(".csv") else "travel: 1200\n")
    ran = run("validate", folder=plan)
    if name.startswith("priorities/"):
        assert ran.code == 3
        return
    assert ran.code == 0
    assert f"{name}:1:1: NPA108 warning: " in ran.out
    assert run("status", folder=plan).code == 0
    assert "NPA108" not in run("validate", "--ignore", "stray-file", folder=plan).out


@pytest.mark.parametrize(
    "name",
    [
        "README.md", "LICENCE", "notes.txt", "CHANGES.md", ".hidden/x.yaml", "papers/board.html", "returns/README",
        "returns/notes.txt", "package.json",
    ],
)  # fmt: skip
def test_other_files_are_listed_by_doctor_alone(run, tmp_path, name: str) -> None:  # type: ignore[no-untyped-def]
    plan = plan_with(tmp_path, name, "words\n")
    ran = run("validate", folder=plan)
    assert ran.code == 0
    assert ran.out == ""
    assert run("status", folder=plan).code == 0
    assert (name in run("doctor", folder=plan).out) == (not name.startswith("."))


def test_a_plan_in_a_folder_of_its_own_is_not_passed_over(run, tmp_path) -> None:  # type: ignore[no-untyped-def]
    plan = plan_with(tmp_path, "README.md", "words\n")
    for name, text in MINIMAL_PLAN.items():
        for below in ("plans/other", "examples/small"):
            path = plan / below / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace("id: small", "id: other"), encoding="utf-8")
    assert run("validate", folder=plan).out == ""


def test_a_plan_whose_first_file_is_misnamed_is_named(run, tmp_path) -> None:  # type: ignore[no-untyped-def]
    plan = plan_with(tmp_path, "plans/other/workplan.yml", MINIMAL_PLAN["workplan.yaml"])
    ran = run("validate", folder=plan)
    assert ran.code == 3
    assert "plans/other/workplan.yml:1:1: NPA008 the plan of this folder is not found" in ran.out
    assert "move it to plans/other/workplan.yaml" in ran.out
