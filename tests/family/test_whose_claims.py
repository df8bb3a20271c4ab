"""Whose word a claim is: what the five documents state, what is our reading of them, and what nobody knows."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.conftest import REPOSITORY

PLANS = ("npa-2018", "npa-2013", "south-west-2020", "west-midlands-2010")
PRIORITY = (
    "id: {id}\ntitle: T\nstatement: S.\n{objectives}themes:\n  - activities:\n"
    "      - {{id: {id}.1, text: A, leads: [AB], inferred: [leads], deliverables: "
    "[{{id: {id}.1.1, text: D, timeframe: Ongoing, inferred: [timeframe]}}]}}\n"
)


def asked(run, *words: str, folder: Path | None = None) -> dict[str, Any]:
    ran = run(*words, "--format", "json", **({"folder": folder} if folder else {}))
    assert ran.code == 0, ran.err
    told: dict[str, Any] = json.loads(ran.out)
    return told


@pytest.fixture
def plan(tmp_path: Path):
    """A plan with two objectives and two priorities, beside it another whose P1 serves its O1."""

    def _plan(first: str = "unknown", second: str = "unknown") -> Path:
        files = {
            "workplan.yaml": "id: home\ntitle: T\nperiod: {text: '2018'}\nobjectives:\n"
            "  - {id: O1, text: Be well.}\n  - {id: O2, text: Be safe.}\n",
            "partners.yaml": "partners:\n  - {code: AB, name: A, kind: organisation, party: true, inferred: [name]}\n",
            "priorities/01.yaml": PRIORITY.format(id="P1", objectives=f"objectives: {first}\n"),
            "priorities/02.yaml": PRIORITY.format(id="P2", objectives=f"objectives: {second}\n"),
            "plans/far/workplan.yaml": "id: far\ntitle: T\nperiod: {text: '2020'}\n",
            "plans/far/partners.yaml": "partners:\n  - {code: AB, name: A, kind: organisation}\n",
            "plans/far/priorities/01.yaml": PRIORITY.format(id="P1", objectives=""),
            "plans/far/links.yaml": "- {from: P1, relation: serves, to: 'home:O1', basis: stated, inferred: [to]}\n",
        }
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return _plan


# What is lost is not known, and is not none.


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("unknown", "unknown", {"O1": "not_known", "O2": "not_known", "P1": "not_known", "P2": "not_known"}),
        ("[O2]", "unknown", {"O1": "not_known", "O2": None, "P1": None, "P2": "not_known"}),
        ("[O2]", "[]", {"O1": None, "O2": None, "P1": None, "P2": "serves_nothing"}),
        ("[O1]", "[O1]", {"O1": None, "O2": "unserved", "P1": None, "P2": None}),
    ],
)
def test_a_link_from_another_plan_makes_nothing_known(first, second, wanted, plan, run) -> None:
    root = plan(first, second)
    assert {each["id"]: each["loose"] for each in asked(run, "coverage", folder=root)["items"]} == wanted
    for objective in ("O1", "O2"):
        assert asked(run, "trace", objective, folder=root)["served_by_unknown"] == (wanted[objective] == "not_known")
        told = run("trace", objective, folder=root).out
        assert ("Which priorities of its own plan serve it is not known" in told) == (wanted[objective] == "not_known")


def test_coverage_of_lost_icons_says_not_known_beside_the_links_held(run) -> None:
    told = run("coverage").out
    assert "3 objectives of which it is not known what serves them: O1, O2, O3." in told
    assert "not known; 3 links held" in told
    assert "No objectives that nothing serves" not in told
    assert asked(run, "coverage")["items"][2]["served_by"] == 3


@pytest.mark.parametrize("what", ["P1", "P6", "P6.5.4", "O1", "npa-2013:P8", "west-midlands-2010:P2.1"])
def test_trace_says_nothing_of_what_nothing_is_held(what: str, run) -> None:
    told = run("trace", what).out
    assert "None." not in told
    assert ("Continued by later plans" in told) == bool(asked(run, "trace", what)["continued_by"])


# Each link is stated by the documents, or marked as ours.


@pytest.mark.slow
@pytest.mark.table
@pytest.mark.parametrize("home", PLANS)
def test_no_link_of_the_shipped_plans_is_called_stated_but_those_that_are(home: str, run) -> None:
    for row in asked(run, "coverage", "--plan", home)["items"]:
        told = asked(run, "trace", f"{home}:{row['id']}")
        ties = [each for key in ("serves", "continues", "served_by", "continued_by") for each in told[key]]
        assert all(each["inferred"] for each in ties)  # no document names an item of another plan
        shown = " ".join(run("trace", f"{home}:{row['id']}").out.split())
        assert shown.count("(our reading, by the same ") >= len(ties)


def test_what_a_link_states_in_part_is_ours(plan, run) -> None:
    root = plan()
    (tie,) = asked(run, "trace", "O1", folder=root)["served_by"]
    assert (tie["basis"], tie["inferred"]) == ("stated", True)
    assert "(our reading of what the documents say)" in run("trace", "O1", folder=root).out


def test_links_that_no_document_bears_out_are_gone(run) -> None:
    assert asked(run, "trace", "P7.8")["served_by"] == []
    assert asked(run, "trace", "west-midlands-2010:P1.2")["continued_by"] == []


def test_the_prison_service_is_no_predecessor_of_noms(run) -> None:
    assert asked(run, "show", "NOMS", "--plan", "npa-2013")["took_over_from"] == []
    assert asked(run, "show", "HMPS", "--plan", "npa-2013")["taken_over_by"] == []
    assert "its delivery arm, the Public Sector Prison Service (HMPS)" in " ".join(
        run("show", "HMPS", "--plan", "npa-2013").out.split()
    )


# What the documents state of the plan as a whole is held.


@pytest.mark.parametrize(
    ("home", "key", "wanted"),
    [
        (
            "npa-2013",
            "replaces",
            [
                "all previous National Partnership Agreements",
                "related instructions from the Department of Health with respect to healthcare services in prisons in "
                "England",
            ],
        ),
        (
            "south-west-2020",
            "serves",
            ["the strategy for the NHS", "the Long-Term Plan", "the National Partnership Agreement"],
        ),
        ("west-midlands-2010", "serves", ["PSA 18", "PSA 16", "PSA 19", "PSA 23", "PSA 24", "PSA 25"]),
    ],
)
def test_what_a_plan_says_it_serves_and_replaces(home: str, key: str, wanted: list[str], run) -> None:
    (plan,) = [each for each in asked(run, "plans")["items"] if each["id"] == home]
    told = [each["number"] or each["text"] for each in plan[key]]
    assert [each for each in told if "Improving Health, Supporting Justice" not in each] == wanted
    assert len(told) - len(wanted) == (home == "west-midlands-2010")
    shown = " ".join(run("trace", f"{home}:P1").out.split())
    assert all(each in shown for each in wanted)
    assert asked(run, "trace", f"{home}:P1")[f"plan_{key}"] == plan[key]


def test_the_words_of_2018_stand_at_their_lines(run) -> None:
    """Parties: the Agreement names its five in one sentence; the other plans' entries are read in the plan's tests."""
    line = (REPOSITORY / "sources" / "npa-agreement-2018.txt").read_text(encoding="utf-8").splitlines()[14]
    parties = YAML(typ="safe").load((REPOSITORY / "data" / "partners.yaml").read_text(encoding="utf-8"))["partners"]
    named = [each for each in parties if each.get("party")]
    assert len(named) == 5
    for each in named:
        assert any(name in line for name in (each["name"], *each.get("also_known_as", ()))), each["code"]
    del run


@pytest.mark.parametrize(
    ("home", "parties"),
    [
        ("npa-2018", ["MoJ", "HMPPS", "DHSC", "PHE", "NHSE"]),
        ("npa-2013", ["NOMS", "NHS England", "PHE"]),
        ("west-midlands-2010", ["NOMS", "Police", "NHS WM", "NTA", "DH WM"]),
        ("south-west-2020", []),
    ],
)
def test_parties_are_data_and_pages_name_them(home: str, parties: list[str], run) -> None:
    every = asked(run, "list", "partners", "--plan", home)["items"]
    assert [each["code"] for each in every if each["party"]] == parties
    (plan,) = [each for each in asked(run, "plans")["items"] if each["id"] == home]
    assert plan["parties"] == parties
    assert ("Parties to the plan:" in run("list", "partners", "--plan", home).out) == bool(parties)
    page = " ".join(run("report", "plan-on-a-page", "--plan", home).out.split())
    if parties:
        *first, last = [each["name"] for each in every if each["party"]]
        assert f"Partners: {', '.join(first)} and {last}." in page


# What is our reading is marked wherever it goes.


def test_a_chain_is_ours_from_the_first_step_that_is(run) -> None:
    steps = asked(run, "show", "HMPPS")["took_over_from"]
    assert [(each["id"], each["inferred"]) for each in steps] == [("npa-2013:NOMS", True)]
    steps = asked(run, "show", "NHSE&I South West", "--plan", "south-west-2020")["took_over_from"]
    assert {each["inferred"] for each in steps} == {True}


def test_a_stated_step_after_one_of_ours_is_ours(tmp_path: Path, run) -> None:
    (tmp_path / "workplan.yaml").write_text("id: p\ntitle: T\nperiod: {text: '2018'}\n", encoding="utf-8")
    (tmp_path / "partners.yaml").write_text(
        "partners:\n"
        "  - {code: A, name: A, kind: organisation, predecessors: [B], inferred: [predecessors]}\n"
        "  - {code: B, name: B, kind: organisation, predecessors: [C]}\n"
        "  - {code: C, name: C, kind: organisation}\n",
        encoding="utf-8",
    )
    assert [each["inferred"] for each in asked(run, "show", "A", folder=tmp_path)["took_over_from"]] == [True, True]
    assert [each["inferred"] for each in asked(run, "show", "B", folder=tmp_path)["took_over_from"]] == [False]
    assert [each["inferred"] for each in asked(run, "show", "C", folder=tmp_path)["taken_over_by"]] == [False, True]


@pytest.mark.parametrize(
    ("what", "table", "wanted"),
    [
        ("partners", "partner", "name"),
        ("activities", "activity", "leads"),
        ("deliverables", "deliverable", "leads, timeframe"),
    ],
)
def test_our_readings_are_in_every_format(what: str, table: str, wanted: str, plan, run) -> None:
    root = plan()
    assert ", ".join(asked(run, "list", what, folder=root)["items"][0]["inferred"]) == wanted
    (row, *_) = csv.DictReader(io.StringIO(run("list", what, "--format", "csv", folder=root).out))
    assert set(row["inferred"].replace(";", ",").replace(" ", "").split(",")) == set(wanted.replace(" ", "").split(","))
    (answer, *_) = asked(run, "sql", f"select inferred from {table}", folder=root)["items"]
    assert all(each in str(answer) for each in wanted.split(", "))
