"""Random histories of the example plan: what `npa diff` and `npa since` count and sort is what was done."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest

from npa_cli.differences.compare import Unknown
from npa_cli.views.differences import DifferencesView
from npa_cli.views.since import SinceView
from npa_cli.views.tell_changes import tell_changes
from npa_cli.work.merge_files import merge_files
from tests.conftest import Ran
from tests.counts import examples
from tests.differences.test_random_edits import (
    AS_AT,
    EDITS,
    RIVERSIDE,
    Data,
    plan_of,
    riverside,
    say_again,
    side,
    told,
    unsay,
    updates,
)
from tests.history.conftest import Made

Run = Callable[..., Ran]
MET = date(2019, 7, 9)  # a meeting, before which every return of the example was in
RETURN = "returns/FY18-19-Q2/NHSE.yaml"


def answer_otherwise(files: Data, chance: random.Random) -> None:
    """Give a random report another status or rag: ratings turn with it."""
    among, item, _ = chance.choice(updates(files))
    among[item] |= {
        "status": chance.choice(("in_progress", "on_hold", "cancelled")),
        "rag": chance.choice(("red", "green")),
    }
    among[item].pop("actual", None)


def test_what_came_and_left_are_the_counts_of_two_runs_of_status(tmp_path: Path, run: Run) -> None:
    made = Made(tmp_path, tmp_path)
    made.git("init", "--quiet", "--initial-branch", "main")
    readings = {f"readings/{path.name}": path.read_bytes() for path in (RIVERSIDE / "readings").glob("*.csv")}
    counts = []
    chance = random.Random(24)
    files = deepcopy(riverside())
    for number in range(examples(60, least=6)):
        for _ in range(chance.randrange(4)):
            answer_otherwise(files, chance)
            chance.choice(EDITS)(files, chance)
        made.commit({**readings, **{name: json.dumps(data) for name, data in files.items()}})
        ran = run("status", "--as-at", "2019-07-15", "-f", "json", folder=tmp_path)
        assert ran.code == 0, ran.err
        counts.append(json.loads(ran.out)["headline"]["ratings"])
        if number == 0:
            continue
        ran = run("diff", "HEAD~1", "HEAD", "--as-at", "2019-07-15", "-f", "json", folder=tmp_path)
        assert ran.code == 0, ran.err
        turns = json.loads(ran.out)["ratings"]
        for way, expected in (("then", counts[-2]), ("now", counts[-1])):
            assert {each["rating"]: each[way] for each in turns if each[way]} == {
                rating: count for rating, count in expected.items() if count
            }
        assert all(each["then"] + each["in"] - each["out"] == each["now"] for each in turns)
    assert len({json.dumps(each) for each in counts}) > 1


def test_a_return_altered_after_its_board_is_always_put_right() -> None:
    """Whatever else is done, and to whatever report: none of it is told as something that happened."""
    before = plan_of(riverside())
    for seed in range(examples(1_000)):
        chance, files = random.Random(seed), deepcopy(riverside())
        for edit in (chance.choice((say_again, unsay)), *chance.choices(EDITS, k=chance.randrange(3))):
            edit(files, chance)
        after = plan_of(files)
        one, other = side(before), side(after)
        view = SinceView(DifferencesView(one, other, AS_AT, tell_changes(one, other, Unknown())), MET)
        sorts = view.sorted()
        altered = {each.key for each in told(before, after) if each.key.kind == "report"}
        right = {each.key for line in sorts["put_right"] for each in line.differences if each.key.kind == "report"}
        assert altered and altered == right, seed


@pytest.mark.parametrize("words", [("fmt",), ("fmt", "--split")], ids=" ".join)
def test_another_layout_tells_nothing(tmp_path: Path, run: Run, words: tuple[str, ...]) -> None:
    made = Made(tmp_path, tmp_path)
    made.git("init", "--quiet", "--initial-branch", "main")
    raw = {path.relative_to(RIVERSIDE).as_posix(): path.read_bytes() for path in RIVERSIDE.rglob("*.yaml")}
    wide = {name: re.sub(rb"(?m)^( *[a-z_]+:) (?=\w)", rb"\1   ", text) for name, text in raw.items()}
    made.commit(wide if words == ("fmt",) else raw)
    assert run(*words, folder=tmp_path).code == 0
    assert made.git("status", "--porcelain")
    told_of = json.loads(run("diff", "--as-at", "2019-07-15", "-f", "json", folder=tmp_path).out)
    assert told_of["changes"] == []
    changed = {line[3:].strip('"') for line in made.git("status", "--porcelain", "--untracked-files=all").splitlines()}
    assert {*told_of["laid_out_anew"]} == {each for each in changed if (tmp_path / each).exists()}


Update = dict[str, str]
Said = dict[str, Update]  # by deliverable


def written(said: Said) -> bytes:
    """A return, each update with a remark above it and an empty line in it."""
    text = "partner: NHSE\nperiod: FY18/19 Q2\nupdates:\n"
    for item, fields in said.items():
        text += (
            f"  # of {item}\n  {item}:\n"
            + "\n".join(f"    {key}: {value}" for key, value in sorted(fields.items()))
            + "\n\n"
        )
    return text.encode()


def words_of(raw: bytes) -> list[str]:
    """The updates of a return, each with all its lines; empty lines, and the order of updates, say nothing."""
    return sorted(each.strip("\n") for each in raw.decode().split("  # of "))


def edited(base: Said, chance: random.Random) -> Said:
    """One side's edits: fields of updates altered, taken out and put in, updates added and taken away."""
    said = deepcopy(base)
    for _ in range(chance.randrange(4)):
        match chance.randrange(4):
            case 0:
                said[f"P1.1.{chance.randrange(6, 9)}"] = {"status": chance.choice(("complete", "in_progress"))}
            case 1 if len(said) > 1:
                del said[chance.choice(list(said))]
            case 2:
                said[chance.choice(list(said))].pop("rag", None)
            case _:
                key, value = chance.choice(
                    (("status", "complete"), ("rag", "red"), ("narrative", "Nothing."), ("ask", "Help."))
                )
                said[chance.choice(list(said))][key] = value
    return dict(sorted(said.items()))


def test_no_three_sides_of_a_return_mix_an_update() -> None:
    """Each update of a clean merge is, line for line, that of one side; what both changed apart is never clean."""
    for seed in range(examples(10_000)):
        chance = random.Random(seed)
        base: Said = {
            f"P1.1.{number}": {"status": "in_progress", "rag": "green"} for number in range(1, chance.randrange(3, 6))
        }
        ours, theirs = edited(base, chance), edited(base, chance)
        keys = sorted({*base, *ours, *theirs})
        apart = {
            each
            for each in keys
            if ours.get(each) != theirs.get(each) and base.get(each) not in (ours.get(each), theirs.get(each))
        }
        wanted = {each: theirs.get(each) if ours.get(each) == base.get(each) else ours.get(each) for each in keys}
        made = merge_files(RETURN, written(base), written(ours), written(theirs))
        assert made is not None, seed
        if apart:
            assert {entry for entry, _ in made.apart} >= apart, seed
            for each in (written({item: one[item]}) for one in (ours, theirs) for item in apart & one.keys()):
                assert each.split(b"updates:\n")[1].rstrip(b"\n") in made.raw, f"{seed}: a line of a side is lost"
        elif any(wanted.values()):
            assert not made.apart, seed
            assert words_of(made.raw) == words_of(
                written({item: fields for item, fields in wanted.items() if fields})
            ), seed
        else:
            assert made.apart, seed
