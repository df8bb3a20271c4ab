"""Plans with scales of different words asked at once: each is shown in its own words, and summed by what they mean."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from npa_cli.rules.minimal_plan import DATED_WORKPLAN, MINIMAL_PLAN
from tests.scales.keys import BLUE_IS_ASSURED, DELIVERY_CONFIDENCE, scale_of

AS_AT = ("--as-at", "2018-07-01")
SCALES = {"small": scale_of(DELIVERY_CONFIDENCE), "trust": scale_of(BLUE_IS_ASSURED), "three": ""}
RAGS = {"small": "amber_red", "trust": "amber", "three": "amber"}  # at risk, on track and at risk by each plan's key


@pytest.fixture
def root(run: Any, plan: Any) -> Path:
    """A plan with two beside it, on each of which amber of some sort is reported."""
    files = {"workplan.yaml": DATED_WORKPLAN + SCALES["small"]}
    for name in ("trust", "three"):
        own = DATED_WORKPLAN.replace("id: small", f"id: {name}") + SCALES[name]
        files |= {f"plans/{name}/{path}": text for path, text in (MINIMAL_PLAN | {"workplan.yaml": own}).items()}
    made: Path = plan(files)
    for name, rag in RAGS.items():
        words = ("--status", "in_progress", "--rag", rag, "--narrative", "Begun.", "--path-to-green", "More.")
        when = ("--period", "FY18/19-Q1", "--on", "2018-06-29", "--plan", name)
        given = run("update", "P1.1.1", *when, *words, "--data", str(made))
        assert given.code == 0, given.err
    return made


@pytest.mark.parametrize("command", [("list", "deliverables"), ("status",)])
def test_a_word_that_some_plans_have_is_asked_of_those_and_the_others_are_told(
    command: tuple[str, ...], run: Any, root: Path
) -> None:
    ran = run(*command, "--plan", "all", "--rating", "amber_red", *AS_AT, "-f", "json", "--data", str(root))
    assert ran.code == 0
    assert [each["plan"] for each in json.loads(ran.out)["plans"]] == ["small"]
    assert "npa: three: no rating `amber_red`; there is: complete, on_track, at_risk, off_track" in ran.err
    assert "npa: trust: no rating `amber_red`; there is: complete, on_track, at_risk, off_track" in ran.err
    assert ran.err.count("blue, green, amber, red") == 1  # what there is in the trust's plan, its own words too


def test_a_word_that_no_plan_has_is_no_answer(run: Any, root: Path) -> None:
    ran = run("list", "deliverables", "--plan", "all", "--rating", "purple", *AS_AT, "--data", str(root))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("no rating `purple`; there is: ") == 3


@pytest.mark.parametrize("command", [("estate", "status"), ("status", "--plan", "all")])
def test_plans_in_one_table_are_counted_by_what_their_words_mean_and_that_is_said(
    command: tuple[str, ...], run: Any, root: Path
) -> None:
    data = (str(root),) if command[0] == "estate" else ("--data", str(root))
    shown = " ".join(run(*command, *AS_AT, *data).out.split())
    assert "2 plans have rating words of their own: each word is counted under what it means there." in shown
    assert "▼ Off track ▲ At risk ● On track" in shown  # npa's own words, of which these are the numbers:
    told = json.loads(run(*command, *AS_AT, *data, "-f", "json").out)
    assert (told["total"]["off_track"], told["total"]["at_risk"], told["total"]["on_track"]) == (0, 2, 1)
    if command[0] == "estate":
        assert {each["id"]: each["on_track"] for each in told["items"]} == {"small": 0, "three": 0, "trust": 1}


def test_counts_in_json_say_which_words_stand_for_what(run: Any, root: Path) -> None:
    told = {
        name: json.loads(run("status", "--plan", name, *AS_AT, "-f", "json", "--data", str(root)).out)
        for name in ("small", "three", "trust")
    }
    assert told["small"]["rating_words"]["at_risk"] == ["Amber", "Amber/Red"]
    assert told["trust"]["rating_words"] == {
        "complete": ["Blue", "Green"], "on_track": ["Amber"], "off_track": ["Red"],
    }  # fmt: skip
    assert "rating_words" not in told["three"]
