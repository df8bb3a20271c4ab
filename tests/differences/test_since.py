"""`npa since` and *What changed* in the board's paper: what happened, was decided, was put right and was heard late."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import MINIMAL_PLAN, boards_of, first_priority
from tests.conftest import REPOSITORY, Ran
from tests.differences.dated import commit_on
from tests.history.conftest import Made

Run = Callable[..., Ran]
FIRST = "priorities/01-first.yaml"
BOARDS = boards_of(", meetings: [2019-01-15, 2019-04-16, 2019-07-16]").replace(
    "2018 - 2021", "2018 - 2021, start: 2018-04-01, end: 2021-03-31"
)


def report(period: str, status: str = "in_progress", narrative: str = "As planned.", more: str = "") -> str:
    entry = f"status: {status}\n    rag: green\n    narrative: {narrative}{more}"
    return f"partner: NHSE\nperiod: {period}\nupdates:\n  P1.1.1:\n    {entry}\n"


def change(status: str, on: str = "2019-05-21") -> str:
    decided = f"decided_by: NPHB, decided_on: {on}, " if status == "approved" else ""
    words = "item: P1.1.1, field: timeframe, to: FY19/20 Q4, reason: scope"
    return f"- {{id: CHG-001, {words}, {decided}status: {status}}}\n"


Q3, Q4, Q1 = (f"returns/{each}/NHSE.yaml" for each in ("FY18-19-Q3", "FY18-19-Q4", "FY19-20-Q1"))


@pytest.fixture
def met(tmp_path: Path) -> Made:
    """A plan as a board saw it on 16 April 2019: a quarter reported on, and a change that was asked for."""
    top = tmp_path / "met"
    top.mkdir()
    made = Made(top, top)
    made.git("init", "--quiet", "--initial-branch", "main")
    commit_on(made, "2018-12-01", {**MINIMAL_PLAN, "workplan.yaml": BOARDS})
    commit_on(made, "2019-04-12", {Q3: report("FY18/19 Q3"), "changes.yaml": change("proposed")})
    commit_on(made, "2019-04-16", {})
    return made


@pytest.fixture
def made_today(tmp_path: Path) -> Made:
    """The same plan, first committed years after the last meeting that its workplan names."""
    top = tmp_path / "today"
    top.mkdir()
    made = Made(top, top)
    made.git("init", "--quiet", "--initial-branch", "main")
    commit_on(made, "2024-12-01", {**MINIMAL_PLAN, "workplan.yaml": BOARDS})
    return made


def since(run: Run, made: Made, then: str = "NPHB", *, as_at: str = "2019-07-01") -> dict[str, list[str]]:
    ran = run("since", then, "--as-at", as_at, "-f", "json", folder=made.root)
    assert ran.code == 0, ran.err
    told = json.loads(ran.out)
    return {sort: [each["words"] for each in told[sort]] for sort in ("happened", "decided", "put_right", "heard_late")}


def test_the_sorts_are_kept_apart(met: Made, run: Run) -> None:
    met.write(
        {
            Q1: report("FY19/20 Q1", "complete", "Done."),
            Q3: report("FY18/19 Q3", narrative="It was late already."),
            "returns/FY18-19-Q3/HMPPS.yaml": report("FY18/19 Q3").replace("NHSE", "HMPPS"),
            "partners.yaml": MINIMAL_PLAN["partners.yaml"] + "  - {code: HMPPS, name: Prisons, kind: organisation}\n",
            "changes.yaml": change("approved"),
        }
    )
    told = since(run, met)
    assert [each for each in told["happened"] if "reported" in each] == [
        "NHSE for FY19/20 Q1 reported complete, green: “Done.”"
    ]
    assert told["decided"] == ["due 30 Sep 2018 → 31 Mar 2020, approved by NPHB 21 May 2019 (CHG-001)"]
    assert told["put_right"] == [
        "NHSE for FY18/19 Q3, what was reported altered: narrative As planned. → It was late already."
    ]
    assert [each for each in told["heard_late"] if "reported" in each] == [
        "HMPPS for FY18/19 Q3 reported in progress, green: “As planned.”"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rag: green", "rag: amber"),
        ("status: in_progress", "status: complete"),
        ("narrative: As planned.", "narrative: As planned!"),
        ("    rag: green\n", ""),
        ("status: in_progress", "status: in_progress\n    forecast: 2019-05-01"),
        ("  P1.1.1:", "  P1.1.9:"),
    ],
)
def test_a_return_edited_after_its_board_is_always_put_right(met: Made, run: Run, old: str, new: str) -> None:
    met.write({Q3: report("FY18/19 Q3").replace(old, new)})
    assert since(run, met)["put_right"], new


DONE, AUDIT = "\n    actual: 2019-03-20", "\n    assurance: {level: LEVEL, by: Internal Audit, on: DAY}"


@pytest.mark.parametrize(
    ("before", "level", "day", "sort", "words"),
    [
        ("", "verified", "2019-06-25", "happened", "verified by Internal Audit on 25 Jun 2019"),
        ("", "verified", "2019-04-01", "heard_late", "verified by Internal Audit on 1 Apr 2019"),
        ("self", "verified", "2019-06-25", "happened", "verified by Internal Audit on 25 Jun 2019"),
        ("verified", "withdrawn", "2019-06-25", "happened", "verification withdrawn by Internal Audit on 25 Jun 2019"),
        ("verified", "verified", "2019-06-25", "put_right", "verified by Internal Audit on 25 Jun 2019"),
    ],
)
def test_a_verification_is_an_event_of_its_day(
    met: Made, run: Run, before: str, level: str, day: str, sort: str, words: str
) -> None:
    """Told of the return it stands in, with the day it was said, which is altered with it."""

    def done(level: str, day: str, said: str) -> str:
        audit = AUDIT.replace("LEVEL", level).replace("DAY", day) if level else ""
        return report("FY18/19 Q4", "complete", "Done.", f"{DONE}\n    said_on: {said}{audit}")

    commit_on(met, "2019-04-16", {Q4: done(before, "2019-03-31", "2019-04-02")})
    met.write({Q4: done(level, day, "2019-06-28")})
    told = since(run, met, "2019-04-17")
    said = "what was reported altered: said on 2 Apr 2019 → 28 Jun 2019"
    assert told[sort] == [f"NHSE for FY18/19 Q4, {words}, {said}"]
    assert not any(told[each] for each in told if each != sort)


def test_a_verification_taken_away_is_put_right(met: Made, run: Run) -> None:
    audit = AUDIT.replace("LEVEL", "verified").replace("DAY", "2019-04-01")
    commit_on(met, "2019-04-16", {Q4: report("FY18/19 Q4", "complete", "Done.", DONE + audit)})
    met.write({Q4: report("FY18/19 Q4", "complete", "Done.", DONE)})
    assert "assurance level verified" in since(run, met, "2019-04-17")["put_right"][0]


def test_signed_words_and_decisions_altered_are_put_right(met: Made, run: Run) -> None:
    met.write({FIRST: first_priority("FY18/19 Q2", "FY18/19 Q4")})
    told = since(run, met)
    assert len(told["put_right"]) == 2 and not told["decided"] and not told["happened"]
    commit_on(met, "2019-07-14", {"changes.yaml": change("approved")})
    met.write({"changes.yaml": change("approved").replace("FY19/20 Q4", "FY20/21 Q1")})
    told = since(run, met, "NPHB", as_at="2019-08-01")
    assert any("FY19/20 Q4 → FY20/21 Q1" in each for each in told["put_right"])


def test_a_decision_from_before_the_meeting_that_it_did_not_see_is_heard_late(met: Made, run: Run) -> None:
    commit_on(met, "2019-04-14", {"changes.yaml": None})
    met.write({"changes.yaml": change("approved", on="2019-04-02")})
    told = since(run, met)
    assert told["heard_late"] and not told["decided"]


def test_the_version_compared_with_is_named_with_the_rule_that_chose_it(met: Made, run: Run) -> None:
    before = met.git("rev-parse", "--short=7", "HEAD~1").strip()
    ran = run("since", "nphb", "--as-at", "2019-07-01", folder=met.root)
    assert f"{before} of 12 Apr 2019, the last commit before NPHB's meeting of 16 Apr 2019." in " ".join(
        ran.out.split()
    )
    closed = run("board", "close", "NPHB", "--on", "2019-04-16", folder=met.root)
    head = met.git("rev-parse", "--short=7", "HEAD").strip()
    assert (closed.code, closed.err) == (0, f"npa: tagged {head} as board/NPHB/2019-04-16\n")
    ran = run("since", "NPHB", "--as-at", "2019-07-01", folder=met.root)
    assert f"board/NPHB/2019-04-16, {head} of 16 Apr 2019, the tag of NPHB's meeting." in " ".join(ran.out.split())
    assert "Nothing." in ran.out
    assert run("board", "close", "NPHB", "--on", "2019-04-16", folder=met.root).code == 2


def test_a_meeting_just_closed_is_taken_if_no_commit_is_as_old_as_the_last(made_today: Made, run: Run) -> None:
    unknown = run("since", "NPHB", folder=made_today.root)
    assert (unknown.code, "no commit is from before NPHB's meeting of 16 Jul 2019" in unknown.err) == (3, True)
    assert run("board", "close", "NPHB", "--on", "2019-04-16", folder=made_today.root).code == 0
    ran = run("since", "NPHB", folder=made_today.root)
    told = " ".join(ran.out.split())
    assert ran.code == 0, ran.err
    assert "board/NPHB/2019-04-16, " in told
    assert "the last that has one; no commit is from before NPHB's meeting of 16 Jul 2019" in told


def test_a_meeting_is_closed_on_what_is_committed_alone(met: Made, run: Run) -> None:
    assert run("board", "close", "NPHB", "--on", "2019-04-16", "--dry-run", folder=met.root).code == 0
    assert met.git("tag") == ""
    met.write({FIRST: first_priority("Do one", "Do any")})
    ran = run("board", "close", "NPHB", "--on", "2019-04-16", folder=met.root)
    assert (ran.code, met.git("tag")) == (2, "")
    assert "commit first" in ran.err
    assert run("board", "close", "XYZ", folder=met.root).code == 2


@pytest.mark.parametrize(
    ("then", "as_at", "says"),
    [
        ("NPHB", "2019-01-01", "no meeting of NPHB before 1 Jan 2019 is known"),
        ("LDB", "2019-07-01", "no meeting of LDB before 1 Jul 2019 is known"),
        ("2018-12-01", "2019-07-01", "no commit is from before 1 Dec 2018"),
    ],
)
def test_what_is_not_known_is_refused_with_the_reason(met: Made, run: Run, then: str, as_at: str, says: str) -> None:
    ran = run("since", then, "--as-at", as_at, folder=met.root)
    assert (ran.code, ran.out) == (3, "")
    assert f"npa: not compared: {says}" in ran.err


def test_a_shallow_clone_is_refused(met: Made, run: Run, tmp_path: Path) -> None:
    met.git("clone", "--quiet", "--no-local", "--depth", "1", met.top.as_uri(), str(tmp_path / "shallow"))
    ran = run("since", "NPHB", "--as-at", "2019-07-01", folder=tmp_path / "shallow")
    assert (ran.code, ran.out) == (3, "")
    assert "shallow" in ran.err and "git fetch --unshallow" in ran.err


def words_of(section: str) -> int:
    return len(re.findall(r"[^\s*–-]\S*", section))


def test_the_boards_paper_tells_it_in_150_words(run: Run, tmp_path: Path) -> None:
    top = Path(shutil.copytree(REPOSITORY / "examples" / "riverside", tmp_path / "riverside"))
    made = Made(top, top)
    made.git("init", "--quiet")
    commit_on(made, "2019-04-12", {})
    for path in sorted((top / "returns").rglob("*.yaml")):
        path.write_text(path.read_text(encoding="utf-8").replace("green", "red").replace("amber", "green"))
    words = ("report", "board", "--period", "FY19/20-Q1", "--since", "RPB")
    ran = run(*words, folder=top)
    assert ran.code == 0, ran.err
    section = ran.out.partition("\n## What changed\n")[2].partition("\n## ")[0]
    assert "**Put right" in section and "more." in section
    assert words_of(section) <= 150
    assert "--since RPB" in ran.out
    assert json.loads(run(*words, "-f", "json", folder=top).out)["changed_since"]["put_right"]
    assert run("report", "summary", "--since", "RPB", folder=top).code == 2
    run(*words, "-o", "board.html", folder=top)
    assert "follows" in run("report", "--verify", "board.html", folder=top).err
