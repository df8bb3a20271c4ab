"""`npa validate --base main --merge`: the plan judged as a merge will leave it, where no driver runs."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority
from tests.conftest import Ran
from tests.differences.test_merge import CHANGES, REPORT, RETURN, change
from tests.history.conftest import Files, Made

Run = Callable[..., Ran]
FIRST = "priorities/01-first.yaml"
MOVED = "priorities/01-moved.yaml"
ROW = "M1,2018-%02d-01,2018-%02d-28,4\n"
MEASURES = "- {id: M1, title: Waits, unit: weeks, improvement: decrease}\n"
READINGS = f"measure,period_start,period_end,value\n{ROW % (4, 4)}{ROW % (6, 6)}"


def apart(made: Made, base: Files, theirs: Files, ours: Files) -> None:
    """`main` with what they did, and a branch beside it, checked out, with what we did."""
    made.commit(base)
    made.git("checkout", "--quiet", "-b", "ours")
    made.commit(ours)
    made.git("checkout", "--quiet", "main")
    made.commit(theirs)
    made.git("checkout", "--quiet", "ours")


def judged(made: Made, run: Run) -> list[tuple[str, str, str]]:
    """What is found by --merge: code, file and item. Nothing is written for it."""
    before = made.git("status", "--porcelain"), made.git("count-objects")
    ran = run("validate", "--base", "main", "--merge", "-f", "json", folder=made.root)
    assert (made.git("status", "--porcelain"), made.git("count-objects")) == before
    found = json.loads(ran.out)["items"]
    assert ran.code == (1 if any(each["severity"] == "error" for each in found) else 0), ran.err
    return [(each["code"], each["path"], each["item"] or "") for each in found if each["severity"] == "error"]


DONE = REPORT.replace("status: in_progress", "status: complete\n    actual: 2018-09-21").replace("    rag: green\n", "")
MORE = REPORT.replace("Nothing has started.", "Nothing has started on most sites.")


@pytest.mark.parametrize(
    ("base", "theirs", "ours", "found"),
    [
        ({RETURN: REPORT}, {RETURN: DONE}, {RETURN: MORE}, [("NPA709", RETURN, "P1.1.1")]),
        ({CHANGES: change(1)}, {CHANGES: change(1) + change(2)}, {CHANGES: change(1) + change(3)}, []),
        (
            {CHANGES: change(1)},
            {CHANGES: change(1) + change(2)},
            {CHANGES: change(1) + change(2, "by 2021")},
            [("NPA709", CHANGES, "CHG-002")],
        ),
        (
            {},
            {"changes/CHG-001.yaml": change(1)},
            {CHANGES: change(1)},
            [("NPA202", "changes/CHG-001.yaml", "CHG-001")],
        ),
        ({}, {"changes/CHG-001.yaml": change(1)}, {"changes/CHG-002.yaml": change(2)}, []),
        (
            {},
            {"changes/CHG-001.yaml": change(1)},
            {"changes/CHG-001.yaml": change(1, "by 2021")},
            [("NPA709", "changes/CHG-001.yaml", "")],
        ),
        ({}, {RETURN: REPORT}, {FIRST: first_priority("P1.1.1", "P1.1.2")}, [("NPA405", RETURN, "P1.1.1")]),
        ({RETURN: REPORT}, {RETURN: None}, {RETURN: MORE}, [("NPA709", RETURN, "NHSE FY18-19-Q2")]),
        (
            {},
            {FIRST: None, MOVED: MINIMAL_PLAN[FIRST]},
            {FIRST: first_priority("P1.1.1", "P1.1.2")},
            [("NPA709", FIRST, "P1"), *(("NPA202", MOVED, each) for each in ("P1", "P1.1"))],
        ),
        (
            {"measures.yaml": MEASURES, "readings/m1.csv": READINGS},
            {"readings/m1.csv": READINGS + ROW % (8, 8)},
            {"readings/m1.csv": READINGS + ROW % (9, 9)},
            [],
        ),
        (
            {"measures.yaml": MEASURES, "readings/m1.csv": READINGS},
            {"readings/m1.csv": READINGS.replace(",4\n", ",5\n")},
            {"readings/m1.csv": READINGS.replace(",4\n", ",6\n")},
            [("NPA709", "readings/m1.csv", "")] * 2,
        ),
    ],
)
def test_what_a_merge_would_leave_is_judged(
    repository: Callable[..., Made],
    run: Run,
    base: Files,
    theirs: Files,
    ours: Files,
    found: list[tuple[str, str, str]],
) -> None:
    made = repository()
    apart(made, base, theirs, ours)
    got = judged(made, run)
    assert [each for each in got if not each[0].startswith("NPA70") or each[0] == "NPA709"] == found


def test_what_the_forge_has_merged_already_is_judged_by_its_two_sides(
    repository: Callable[..., Made], run: Run
) -> None:
    """A forge checks out its own merge: two halves of one update, clean, which no branch alone shows."""
    made = repository()
    apart(made, {RETURN: REPORT}, {RETURN: DONE}, {RETURN: MORE})
    made.git("checkout", "--quiet", "--detach", "main")
    made.git("merge", "--quiet", "--no-edit", "ours")
    mixed = (made.root / RETURN).read_text(encoding="utf-8")
    assert "status: complete" in mixed and "Nothing has started on most sites." in mixed
    assert ("NPA709", RETURN, "P1.1.1") in judged(made, run)


def test_what_was_settled_on_the_branch_is_settled(repository: Callable[..., Made], run: Run) -> None:
    made = repository()
    apart(made, {RETURN: REPORT}, {RETURN: DONE}, {RETURN: MORE})
    made.git("merge", "--quiet", "--no-edit", "--strategy-option", "theirs", "main")
    made.write({RETURN: DONE})
    made.git("commit", "--all", "--quiet", "--amend", "--no-edit")
    assert judged(made, run) == []


def test_where_it_can_t_be_told_it_says_so(repository: Callable[..., Made], run: Run, tmp_path) -> None:
    made = repository()
    apart(made, {RETURN: REPORT}, {RETURN: DONE}, {RETURN: MORE})
    assert run("validate", "--merge", folder=made.root).code == 2
    assert run("validate", "--base", "mian", "--merge", folder=made.root).code == 2
    made.git(
        "clone", "--quiet", "--no-local", "--depth", "1", "--no-single-branch", made.top.as_uri(), f"{tmp_path}/near"
    )
    ran = run("validate", "--base", "origin/main", "--merge", folder=tmp_path / "near")
    assert ran.code == 3 and "NPA708" in ran.out and "shallow" in ran.out


def test_what_is_found_without_a_merge_is_found_with_one(repository: Callable[..., Made], run: Run) -> None:
    made = repository()
    apart(made, {}, {CHANGES: change(1)}, {"risks.yml": "[]\n", "notes.yaml": "a: 1\n", FIRST: "id: [\n"})
    plain, merged = (
        {(each["code"], each["path"]) for each in json.loads(run(*words, "-f", "json", folder=made.root).out)["items"]}
        for words in (("validate",), ("validate", "--base", "main", "--merge"))
    )
    assert {"NPA008", "NPA108", "NPA002"} <= {code for code, _ in plain}
    assert plain <= merged
    assert run("validate", "--base", "main", "--merge", folder=made.root).code == 3
