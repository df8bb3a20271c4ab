"""Words that only stand for a blank, such as `TBC`: no decision, no narrative and no evidence, wherever they are read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from npa_cli.model.content import has_content
from npa_cli.rules.minimal_plan import DATED_WORKPLAN, change_of, return_of

Q1 = "returns/FY18-19-Q1/NHSE.yaml"
BLANKS = (
    "None", "none.", "- none -", "[TBC]", "T.B.C.", "tbc", "N/A", "n.a.", "-", "—", "...", "?", "No", "No asks",
    "No asks of NPHB", "No asks this quarter", "No further asks at this time", "None at present", "(none)", "Nil",
    "Nothing to report", "None for the board", "No decision required", "To be confirmed", "Evidence to follow", "XXX",
    "“None”", "I'w gadarnhau", "Dim", "Dim ceisiadau", "Dim i'w adrodd", "Ddim yn berthnasol", "", "  ",
)  # fmt: skip
SENTENCES = (
    "None of the sites is open", "No decision from NHSE", "No asks were met in the summer", "Not yet started on ward B",
    "TBC with HMPPS by June", "N/A since P1.1.2 took its place", "Done", "A", "https://example.org/none",
    "Dim ond un safle sydd ar agor", "No update from HMPPS", "Nobody came", "x-ray room opened",
)  # fmt: skip


@pytest.mark.parametrize("words", BLANKS)
def test_what_stands_for_a_blank_is_no_content(words: str) -> None:
    assert not has_content(words)
    assert not has_content(words.upper())


@pytest.mark.parametrize("words", SENTENCES)
def test_a_sentence_is_content(words: str) -> None:
    assert has_content(words)


@pytest.mark.parametrize("words", [each for each in BLANKS if each.strip()])
def test_validate_asks_for_words_and_evidence_as_if_there_were_none(check, words: str) -> None:
    said = json.dumps(words, ensure_ascii=False)
    amber = return_of(f"status: in_progress, rag: amber, narrative: {said}, path_to_green: {said}")
    assert {"NPA504", "NPA505"} <= {each.code for each in check({Q1: amber})}
    done = return_of(f"status: complete, actual: 2018-06-20, evidence: [{said}]")
    assert "NPA502" in {each.code for each in check({Q1: done})}


def test_no_report_or_paper_takes_a_blank_for_an_answer(run, plan) -> None:
    words = "status: in_progress, rag: red, narrative: N/A, path_to_green: TBC, ask: No asks, evidence: [-]"
    data = ("--data", str(plan({Q1: return_of(words)})))
    for command in (
        ("report", "board", "--period", "FY18/19-Q1"),
        ("report", "exceptions", "--period", "FY18/19-Q1"),
        ("show", "P1.1.1", "--as-at", "2018-07-01"),
        ("log", "P1.1.1", "--as-at", "2018-07-01"),
        ("return", "new", "--partner", "NHSE", "--period", "FY18/19-Q2", "--diff"),
    ):
        ran = run(*command, *data)
        assert ran.code == 0, ran.err
        assert [each for each in ("TBC", "N/A", "No asks") if each in ran.out] == []
    board = run("report", "board", "--period", "FY18/19-Q1", *data).out
    assert "Note this report: nothing in it waits for a decision." in board
    (item,) = json.loads(run("show", "P1.1.1", "--as-at", "2018-07-01", "--format", "json", *data).out)["items"]
    assert "TBC" not in json.dumps(item)
    asked = run("sql", "select ask, narrative, path_to_green, evidence from report", "--format", "json", *data)
    assert json.loads(asked.out)["items"] == [{"ask": None, "narrative": None, "path_to_green": None, "evidence": None}]


@pytest.mark.parametrize("words", ["TBC", "-", "N/A", "None"])
def test_a_return_that_nobody_is_named_to_approve_is_not_approved(run, plan, words: str, today) -> None:
    today("2018-08-20")
    root = plan({"workplan.yaml": DATED_WORKPLAN, Q1: return_of("status: on_hold") + f"approved_by: '{words}'\n"})
    assert "FY18/19 Q1" in run("update", "P1.1.1", "--status", "in_progress", "--dry-run", folder=root).err
    named = return_of("status: on_hold") + "approved_by: Deputy Director\n"
    root = plan({"workplan.yaml": DATED_WORKPLAN, Q1: named})
    assert "FY18/19 Q2" in run("update", "P1.1.1", "--status", "in_progress", "--dry-run", folder=root).err


def test_no_register_takes_a_blank_for_an_owner_or_a_reason(run, plan) -> None:
    files = {
        "registers/risks.yaml": "- {id: R-001, title: A risk, owner: TBC, cause: N/A, event: TBC, effect: '-', "
        "status: open, current: {likelihood: 2, impact: 2}}\n",
        "registers/actions.yaml": "- {id: ACT-001, text: Ask, owner: None, source: TBC, status: open}\n",
        "registers/decisions.yaml": "- {id: DEC-001, board: NHSE, date: 2018-05-01, title: A, decision: Wait., "
        "rationale: TBC, minute: N/A, affects: [P1.1.1]}\n",
    }
    root = plan(files)
    for command in (("risks",), ("actions",), ("show", "P1.1.1")):
        for form in ("text", "json"):
            ran = run(*command, "--as-at", "2018-07-01", "--format", form, folder=root)
            assert ran.code == 0
            assert [each for each in ("TBC", "N/A", '"None"') if each in ran.out] == []
    assert "nobody" in run("risks", "--as-at", "2018-07-01", folder=root).out


NEEDED = {
    "registers/decisions.yaml": "- {{id: DEC-001, board: NHSE, date: 2018-05-01, title: {0}, decision: {0}, "
    "affects: [P1.1.1]}}\n",
    "registers/actions.yaml": "- {{id: ACT-001, text: {0}, owner: NHSE, status: open, affects: [P1.1.1]}}\n",
    "registers/risks.yaml": "- {{id: R-001, title: {0}, owner: NHSE, status: open, level: board, affects: [P1.1.1], "
    "current: {{likelihood: 4, impact: 5}}, escalations: [{{to: board, on: 2018-05-02, reason: {0}}}]}}\n",
    "registers/issues.yaml": "- {{id: I-001, title: {0}, severity: high, status: open, affects: [P1.1.1]}}\n",
}


@pytest.mark.parametrize("words", ["TBC", "'-'", "N/A", "None", "'[tbc]'", "To be confirmed"])
def test_words_that_have_to_be_there_are_asked_for_where_they_stand_for_a_blank(run, plan, words: str) -> None:
    root = plan({name: text.format(words) for name, text in NEEDED.items()})
    ran = run("validate", "--format", "json", folder=root)
    told = [(each["path"], each["item"]) for each in json.loads(ran.out)["items"] if each["code"] == "NPA239"]
    assert sorted(told) == sorted(
        (name, item)
        for name, item, times in (
            ("registers/decisions.yaml", "DEC-001", 2), ("registers/actions.yaml", "ACT-001", 1),
            ("registers/risks.yaml", "R-001", 2), ("registers/issues.yaml", "I-001", 1),
        )
        for _ in range(times)
    )  # fmt: skip
    assert ran.code == 0  # a warning
    said = words.strip("'")
    for command in (
        ("risks",), ("actions",), ("escalations",), ("show", "P1.1.1"),
        ("report", "board"), ("report", "priority", "1"), ("report", "partner", "NHSE"),
    ):  # fmt: skip
        for form in ("text", "json") if command[0] != "report" else ("markdown", "html", "json"):
            out = run(*command, "--as-at", "2018-07-01", "--format", form, folder=root).out
            assert "not said" in out or command[0] == "report"
            as_written = [f'"{said}"', f">{said}<", f"| {said} |", f"  {said}  "]
            assert [each for each in as_written if each in out] == []
    assert re.search(
        r"Give a steer on R-001 \(.*?\), “not said”", run("report", "board", "--as-at", "2018-07-01", folder=root).out
    )


def test_words_that_say_something_are_no_blank(check) -> None:
    files = {name: text.format("None of the sites is open") for name, text in NEEDED.items()}
    assert "NPA239" not in {each.code for each in check(files)}


@pytest.mark.parametrize(
    ("field", "is_found"), [("text", True), ("measure", True), ("timeframe", False)]
)  # `TBC` is a timeframe
def test_a_change_to_words_that_say_nothing_is_named(check, field: str, is_found: bool) -> None:
    told = {each.code for each in check({"changes.yaml": change_of(field=field, to="TBC")})}
    assert ("NPA239" in told) == is_found


def test_a_decision_that_says_nothing_decides_nothing(check) -> None:
    given_up = return_of("status: cancelled, narrative: Not funded.")
    for words, is_found in (("TBC", True), ("It is given up.", False)):
        decision = NEEDED["registers/decisions.yaml"].format(words)
        assert (
            "NPA516" in {each.code for each in check({Q1: given_up, "registers/decisions.yaml": decision})}
        ) == is_found


def test_a_steer_that_is_still_to_come_is_waited_for(run, plan) -> None:
    step = "to: board, on: 2018-05-02, reason: No funding, response: {}"
    issue = "- {{id: I-001, title: No funds, severity: high, level: board, status: open, escalations: [{{{}}}]}}\n"
    answers = {}
    for said in ("TBC", "'No'", "Use the reserve"):
        root = plan({"registers/issues.yaml": issue.format(step.format(said))})
        answers[said] = run("escalations", "--as-at", "2018-07-01", "--format", "json", "--data", str(root)).out
    waiting = {said: json.loads(out)["items"][0]["waiting_days"] for said, out in answers.items()}
    assert waiting == {"TBC": 60, "'No'": None, "Use the reserve": None}


def test_nothing_is_missing_is_said_of_a_return_without_any_finding_alone(run, plan) -> None:
    def said(entry: str) -> str:
        root: Path = plan({Q1: return_of(entry)})
        return run("return", "check", str(root / Q1), "--data", str(root)).out

    assert "Nothing is missing" in said("status: in_progress, rag: green, forecast: 2018-09-21")
    assert "Nothing is missing" not in said("status: complete, actual: 2018-06-20, evidence: [TBC]")
    silenced = said("status: complete, actual: 2018-06-20}  # npa: ignore[NPA502] seen on a visit\n#{")
    assert "Nothing is missing" not in silenced
    assert "silenced by a comment" in silenced


@pytest.mark.parametrize("words", ["amber/green", "Amber-Green", "green/amber", "amber green", "greenish", "not red"])
def test_a_colour_between_two_is_answered_with_the_choices(check, words: str) -> None:
    (told,) = check({Q1: return_of(f"status: in_progress, rag: {words}")})
    assert (told.code, told.hint) == ("NPA104", "one of: green, amber, red")


@pytest.mark.parametrize(
    "words", ["incomplete", "not complete", "partly complete", "complete/on_hold", "not_cancelled"]
)
def test_the_opposite_of_a_status_is_answered_with_the_choices(check, run, words: str) -> None:
    (told,) = check({Q1: return_of(f"status: {words}")})
    assert (told.code, told.hint.split(",")[0]) == ("NPA104", "one of: not_started")
    ran = run("status", "--status", words)
    assert ran.code == 2
    assert "did you mean" not in ran.err


@pytest.mark.parametrize(
    ("words", "meant"), [("Complete", "complete"), ("In Progress", "in_progress"), ("compelte", "complete")]
)
def test_a_slip_is_answered_with_the_word_that_was_meant(check, words: str, meant: str) -> None:
    (told,) = check({Q1: return_of(f"status: {words}")})
    assert (told.code, told.hint) == ("NPA104", f"did you mean `{meant}`?")


def test_two_names_between_a_slash_are_not_taken_for_one_of_them(run) -> None:
    ran = run("status", "--partner", "NHSE/HMPPS")
    assert ran.code == 2
    assert "did you mean" not in ran.err
    assert "there is: " in ran.err
