"""A theme with an id, leads and a measure: typed, shown and inherited; a plan whose themes have none is as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

FIRST = """
id: P1
title: First
statement: The first priority.
themes:
  - id: P1.T1
    title: Training
    leads: [NHSE]
    measure: Everybody is trained
    activities:
      - id: P1.1
        text: Train reception staff
        deliverables:
          - {id: P1.1.1, timeframe: FY18/19 Q2}
      - id: P1.2
        text: Train nurses
        leads: [PHE]
        deliverables:
          - {id: P1.2.1, timeframe: FY18/19 Q3}
  - title: Buildings
    activities:
      - id: P1.3
        text: Paint the ward
        deliverables:
          - {id: P1.3.1, timeframe: FY18/19 Q4}
"""
PARTNERS = """
partners:
  - {code: NHSE, name: NHS England, kind: organisation}
  - {code: PHE, name: Public Health England, kind: organisation}
"""
DAY = ("--as-at", "2018-05-01")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "priorities").mkdir()
    period = "{text: 2018 to 2019, start: 2018-04-01, end: 2019-03-31}"
    (tmp_path / "workplan.yaml").write_text(f"id: themed\ntitle: A themed plan\nperiod: {period}\n")
    (tmp_path / "partners.yaml").write_text(PARTNERS)
    (tmp_path / "priorities" / "01-first.yaml").write_text(FIRST)
    return tmp_path


@pytest.fixture
def asked(run: Callable, root: Path) -> Callable:
    def ask(*words: str):
        ran = run(*words, *DAY, "--format", "json", folder=root)
        assert ran.code == 0, ran.err
        return json.loads(ran.out)

    return ask


def ids(answer) -> list[str]:
    return [each["id"] for each in answer["items"]]


def test_an_activity_that_names_no_lead_is_led_by_its_theme_s(asked) -> None:
    leads = {each["id"]: each["leads"] for each in asked("list", "deliverables")["items"]}
    assert leads == {"P1.1.1": ["NHSE"], "P1.2.1": ["PHE"], "P1.3.1": []}
    assert ids(asked("list", "deliverables", "--partner", "NHSE")) == ["P1.1.1"]


@pytest.mark.parametrize("typed", ["P1.T1", "p1.t1", "1.T1"])
def test_a_theme_s_id_is_typed_as_any_other(asked, typed: str) -> None:
    assert ids(asked("list", "deliverables", typed)) == ["P1.1.1", "P1.2.1"]
    assert ids(asked("status", typed)) == ["P1.1.1", "P1.2.1"]


def test_a_theme_is_shown_and_listed(run, root: Path, asked) -> None:
    ran = run("show", "P1.T1", *DAY, folder=root)
    assert ran.code == 0
    assert all(words in ran.out for words in ("P1.T1  Training", "Everybody is trained", "P1.2.1"))
    shown = asked("show", "P1.T1")
    assert (shown["leads"], shown["measure"], ids(shown)) == (["NHSE"], "Everybody is trained", ["P1.1.1", "P1.2.1"])
    assert ids(asked("list", "themes")) == ["P1.T1", None]
    assert "P1.T1  Training" in run("status", "P1", *DAY, folder=root).out
    sql = run("sql", "select id, measure from theme where id is not null", "--format", "csv", folder=root)
    assert sql.out.splitlines()[1] == "P1.T1,Everybody is trained"


def test_the_measure_of_a_theme_is_a_stated_measure(asked) -> None:
    assert [each["item"] for each in asked("measures", "P1.T1")["stated"]] == ["P1.T1"]


def test_what_needs_one_deliverable_says_which_activities_a_theme_has(run, root: Path) -> None:
    ran = run("update", "P1.T1", "--status", "complete", folder=root)
    assert ran.code == 2
    assert "it is a theme; name one of its activities: P1.1, P1.2" in ran.err


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("leads: [NHSE]", "leads: [NHS-E]", "NPA201"),
        ("  - title: Buildings", "  - id: P1.T1\n    title: Buildings", "NPA202"),
        ("id: P1.T1", "id: P2.T1", "NPA203"),
        ("id: P1.T1", "id: Training", "NPA105"),
        ("leads: [NHSE]", "lead: [NHSE]", "NPA101"),
    ],
)
def test_what_is_wrong_with_a_theme_is_found(run, root: Path, old: str, new: str, code: str) -> None:
    file = root / "priorities" / "01-first.yaml"
    assert run("validate", folder=root).code == 0
    file.write_text(FIRST.replace(old, new, 1))
    ran = run("validate", folder=root)
    assert ran.code == 1
    assert code in ran.out, ran.out


def test_a_plan_may_expect_that_every_activity_is_led(run, root: Path) -> None:
    plan = root / "workplan.yaml"
    plan.write_text(plan.read_text() + "expect:\n  every_activity_has: [leads]\n")
    ran = run("validate", folder=root)
    assert "1 of 3" not in ran.out
    assert "2 of 3 activities have it, without it: P1.3" in ran.out


def test_an_activity_is_added_under_a_theme_by_its_id(run, root: Path) -> None:
    ran = run("add", "activity", "P1", "Train managers", "--theme", "P1.T1", folder=root)
    assert ran.code == 0, ran.err
    text = (root / "priorities" / "01-first.yaml").read_text()
    assert text.index("Train nurses") < text.index("Train managers") < text.index("Buildings")
