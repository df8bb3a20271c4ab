"""Known edits made at random to a plan: all that was done is told, nothing else, and the other way round the inverse."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from npa_cli.differences.compare import Difference, Unknown, compare
from npa_cli.differences.things import things_in
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import assess
from npa_cli.store.load import load, load_files
from npa_cli.views.differences import DifferencesView
from npa_cli.views.tell_changes import Side, tell_changes
from tests.conftest import REPOSITORY
from tests.counts import examples

RIVERSIDE = REPOSITORY / "examples" / "riverside"
AS_AT = date(2019, 7, 15)
Data = dict[str, Any]
Done = tuple[str, str, str]  # kind, id, field


@cache
def riverside() -> Data:
    return {each.document.path: each.document.data for each in load(RIVERSIDE).source.files if each.kind != "readings"}


def plan_of(files: Data) -> Plan:
    loaded = load_files(RIVERSIDE, ((name, json.dumps(data).encode()) for name, data in files.items()))
    assert not loaded.unread, [each.message for each in loaded.unread]
    return loaded.plan


def deliverables(files: Data) -> list[tuple[Any, Any]]:
    """Each deliverable with the list it stands in."""
    return [
        (activity["deliverables"], each)
        for name, priority in sorted(files.items())
        if name.startswith("priorities/")
        for theme in priority["themes"]
        for activity in theme["activities"]
        for each in activity["deliverables"]
    ]


def updates(files: Data) -> list[tuple[Any, str, str]]:
    """Each update: those it stands among, its deliverable, and its id as a report."""
    return [
        (given["updates"], item, f"{item} {given['period']} {given['partner']}")
        for name, given in sorted(files.items())
        if name.startswith("returns/")
        for item in given.get("updates", {})
    ]


def reword(files: Data, chance: random.Random) -> Done:
    _, each = chance.choice([pair for pair in deliverables(files) if "text" in pair[1]])
    each["text"] = f"{each['text']} and {chance.randrange(10**9)} more"
    return "deliverable", each["id"], "text"


def resign(files: Data, chance: random.Random) -> Done:
    _, each = chance.choice(deliverables(files))
    each["timeframe"] = f"by {chance.randrange(10**6, 10**7)} of somebody's years"
    return "deliverable", each["id"], "timeframe"


def drop(files: Data, chance: random.Random) -> Done:
    among, each = chance.choice([pair for pair in deliverables(files) if len(pair[0]) > 1])
    among.remove(each)
    return "deliverable", each["id"], ""


def say_again(files: Data, chance: random.Random) -> Done:
    among, item, name = chance.choice(updates(files))
    among[item]["narrative"] = f"Said anew, number {chance.randrange(10**9)}."
    return "report", name, "narrative"


def unsay(files: Data, chance: random.Random) -> Done:
    among, item, name = chance.choice(updates(files))
    del among[item]
    return "report", name, ""


def propose(files: Data, chance: random.Random) -> Done:
    number = f"CHG-{chance.randrange(10**6, 10**7)}"
    new = {
        "id": number,
        "item": "P1.1.1",
        "field": "timeframe",
        "to": "by 2021",
        "reason": "other",
        "status": "proposed",
    }
    files["changes.yaml"].insert(chance.randrange(len(files["changes.yaml"])), new)
    return "change", number, ""


def score(files: Data, chance: random.Random) -> Done:
    risk = chance.choice(files["registers/risks.yaml"])
    risk["current"] = {"likelihood": risk["current"]["likelihood"] % 5 + 1, "impact": risk["current"]["impact"]}
    return "risk", risk["id"], "current"


def rename_board(files: Data, chance: random.Random) -> Done:
    board = chance.choice(files["workplan.yaml"]["boards"])
    board["name"] = f"Board {chance.randrange(10**9)}"
    return "board", board["code"], "name"


EDITS: tuple[Callable[[Data, random.Random], Done], ...] = (
    reword,
    resign,
    drop,
    say_again,
    unsay,
    propose,
    score,
    rename_board,
)


def shuffled(files: Data, chance: random.Random) -> Data:
    """The same said in another order and in files of other names; activities keep theirs, since the first one counts."""
    for name, data in list(files.items()):
        if isinstance(data, list):
            chance.shuffle(data)
        if name.startswith("priorities/") and chance.random() < 0.5:
            files[name.replace(".yaml", "-renamed.yaml")] = files.pop(name)
            for theme in data["themes"]:
                chance.shuffle(theme["activities"])
    names = list(files)
    chance.shuffle(names)
    return {
        name: dict(reversed(files[name].items())) if isinstance(files[name], dict) else files[name] for name in names
    }


def told(before: Plan, after: Plan) -> tuple[Difference, ...]:
    return compare(things_in(before), things_in(after))


def side(plan: Plan) -> Side:
    return Side(plan, assess(plan, AS_AT), "a version")


@pytest.mark.parametrize("block", range(10))
def test_of_random_edits_all_are_told_and_nothing_else(block: int) -> None:
    """A thousand scripts in ten parts, since each reads a plan twice."""
    before = plan_of(riverside())
    for seed in range(block * 100, block * 100 + examples(100, least=1)):
        chance = random.Random(seed)
        files = deepcopy(riverside())
        done: set[Done] = set()
        for _ in range(chance.randrange(1, 7)):
            edit = chance.choice(EDITS)(files, chance)
            if edit[2] == "":  # what came or went is told whole
                done = {each for each in done if each[:2] != edit[:2]}
            if edit[0] == "risk" and edit in done:
                continue  # it may be back where it was
            done.add(edit)
        after = plan_of(shuffled(files, chance))
        found = told(before, after)
        scores = {each for each in done if each[0] == "risk"}
        assert {(each.key.kind, each.key.id, each.field) for each in found} - scores == done - scores, seed
        assert sorted(map(repr, told(after, before))) == sorted(repr(each.turned) for each in found), seed

        one, other = side(before), side(after)
        view = DifferencesView(one, other, AS_AT, tell_changes(one, other, Unknown()))
        in_words = [repr(each) for line in view.every for each in line.differences]
        assert sorted(in_words) == sorted(map(repr, found)), f"{seed}: each difference stands in one line of words"
        for turn in view.turns:
            assert turn.then + turn.came - turn.left == turn.after, seed


def test_another_order_and_other_file_names_tell_nothing() -> None:
    before = plan_of(riverside())
    for seed in range(examples(200, least=5)):
        assert told(before, plan_of(shuffled(deepcopy(riverside()), random.Random(seed)))) == ()


@pytest.mark.parametrize("folder", [RIVERSIDE, REPOSITORY / "data"], ids=lambda path: path.name)
def test_a_plan_is_not_different_from_itself(folder: Path) -> None:
    plan = plan_of(
        {each.document.path: each.document.data for each in load(folder).source.files if each.kind != "readings"}
    )
    assert told(plan, plan) == ()
