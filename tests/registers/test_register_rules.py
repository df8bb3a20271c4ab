"""The rules about registers, beyond the one example of each: every branch, and what is left alone."""

from __future__ import annotations

import pytest

from npa_cli.rules.file.personal_data import _kinds_in
from npa_cli.work.check import check

RISK = (
    "- {id: R-001, title: Late, owner: NHSE, affects: [P1.1.1], current: {likelihood: 2, impact: 2}, status: open%s}\n"
)
DEPENDENCY = "- {id: DEP-001, from: P1.1.1, to: P1.1, giver: NHSE, %s}\n"


def told(root) -> list[tuple[str, str]]:
    located = check(root).found
    return [(each.finding.code, each.finding.message) for each in located]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("risks", RISK % ", actions: [ACT-009]", "no action `ACT-009`"),
        ("risks", RISK.replace("NHSE", "NHS") % "", "no partner or board `NHS`"),
        ("risks", RISK.replace("open%s", "realised, issue: I-009, closed_on: 2018-05-01"), "no issue `I-009`"),
        (
            "dependencies",
            DEPENDENCY.replace("P1.1.1", "P9") % "status: proposed",
            "no priority, activity or deliverable `P9`",
        ),
        (
            "decisions",
            "- {id: DEC-1, board: NPHB, date: 2018-05-01, title: T, decision: D, affects: [CHG-009]}\n",
            "no item, change or entry of a register `CHG-009`",
        ),
    ],
)
def test_every_kind_of_reference_is_looked_up(plan, name, text, message) -> None:
    assert told(plan({f"registers/{name}.yaml": text})) == [("NPA231", message)]


def test_an_item_of_another_plan_is_not_looked_up_here(plan) -> None:
    text = RISK.replace("[P1.1.1]", '["npa-2013:P7"]') % ""
    assert told(plan({"registers/risks.yaml": text})) == []


def test_what_could_not_be_read_is_not_called_missing(plan) -> None:
    files = {"registers/risks.yaml": RISK % ", actions: [ACT-001]", "registers/actions.yaml": "- [\n"}
    assert [code for code, _ in told(plan(files))] == ["NPA002"]


@pytest.mark.parametrize(
    ("name", "text", "messages"),
    [
        (
            "risks",
            RISK.replace("open%s", "realised, closed_on: 2018-05-01"),
            ["`realised`, and no issue that it became"],
        ),
        ("risks", RISK % ", closed_on: 2018-05-01", ["`open`, and a day on which it ended"]),
        ("risks", RISK.replace("open%s", "retired"), ["`retired`, and no day on which it ended"]),
        ("dependencies", DEPENDENCY % "status: agreed", ["`agreed`, though its giver has not agreed"]),
        ("dependencies", DEPENDENCY % "status: proposed, agreed: true", ["`proposed`, though its giver has agreed"]),
        (
            "dependencies",
            DEPENDENCY % "status: proposed, agreed_on: 2018-05-01",
            ["a day of agreement, and no `agreed: true`"],
        ),
        ("dependencies", DEPENDENCY % "status: withdrawn", ["`withdrawn`, and no day on which it ended"]),
    ],
)
def test_contradictions_are_told_one_by_one(plan, name, text, messages) -> None:
    assert told(plan({f"registers/{name}.yaml": text})) == [("NPA235", message) for message in messages]


def test_steps_up_are_in_order(plan) -> None:
    steps = (
        ", raised_on: 2018-05-02, level: board, escalations: [{to: sponsor, on: 2018-05-01, reason: A}, "
        "{to: board, on: 2018-04-01, reason: B, response: C, steer_on: 2018-03-01}]"
    )
    assert told(plan({"registers/risks.yaml": RISK % steps})) == [
        ("NPA236", "`2018-05-01` is before `raised_on`, 2018-05-02"),
        ("NPA236", "`2018-04-01` is before `the step before it`, 2018-05-01"),
        ("NPA236", "`2018-03-01` is before `on`, 2018-04-01"),
    ]


def test_a_high_risk_wants_a_level_an_owner_and_a_review(plan) -> None:
    text = (
        "- {id: R-001, title: Late, raised_on: 2018-01-01, current: {likelihood: 5, impact: 5}, status: open}\n"
        "- {id: R-002, title: New, owner: NHSE, raised_on: 2018-05-01, current: {likelihood: 1, impact: 1}, status: open}\n"
    )
    its = "scores 25, at or above the board's threshold of 15, and"
    assert sorted(told(plan({"registers/risks.yaml": text}))) == [
        ("NPA234", f"{its} is with `lead`"),
        ("NPA234", f"{its} nobody owns it"),
        ("NPA234", f"{its} was not looked at for 121 days as at 2018-05-02"),
    ]


def test_the_boards_threshold_is_the_plans_own(plan) -> None:
    workplan = "id: small\ntitle: A small plan\nperiod: {text: 2018 - 2021}\nregisters: {board_from: 4}\n"
    text = RISK % ", raised_on: 2018-05-01"
    assert told(plan({"registers/risks.yaml": text})) == []
    found = told(plan({"registers/risks.yaml": text, "workplan.yaml": workplan}))
    assert [code for code, _ in found] == ["NPA234"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ask 943 476 5919 about it", ["an NHS number"]),
        ("9434765919", ["an NHS number"]),
        ("943 476 5918", []),  # the check digit is wrong
        ("Ring 0113 496 0000", []),
        ("A1234BC moved", ["a prison number"]),
        ("a1234bc and XA1234BCX", []),
        ("jo.bloggs@example.org", ["an e-mail address"]),
        ("see @team, at 5 @ night", []),
        ("FY18/19 Q4, CHG-004, P1.1.1, 2019-06-18", []),
    ],
)
def test_what_looks_personal(words, expected) -> None:
    assert list(_kinds_in(words)) == expected


def test_what_looks_personal_is_never_printed(plan, run) -> None:
    root = plan(
        {
            "registers/actions.yaml": '- {id: ACT-001, text: "Ask 943 476 5919, jo@example.org, A1234BC.", status: open}\n'
        }
    )
    for words in (["--excerpt"], ["-f", "json"], ["-f", "sarif"], ["-f", "github"], ["-f", "markdown"]):
        ran = run("validate", "--data", str(root), *words)
        assert "NPA237" in ran.out
        for secret in ("943", "jo@example", "A1234BC"):
            assert secret not in ran.out + ran.err


@pytest.mark.parametrize(
    ("written", "found"), [("9434765919", ["NPA103", "NPA237"]), ("19", ["NPA103"]), ("0", ["NPA103"])]
)
def test_a_number_without_quotes_is_one_all_the_same(plan, written, found) -> None:
    text = f"- {{id: ACT-001, text: Ask., source: {written}, status: open}}\n"
    assert sorted(code for code, _ in told(plan({"registers/actions.yaml": text}))) == found


def test_no_rule_quotes_what_another_took_for_personal_data(plan, run) -> None:
    files = {"registers/risks.yaml": (RISK % "").replace("title: Late", "title: 9434765919")}
    for form in ("text", "json", "sarif", "github", "markdown", "junit", "rdjson", "gitlab"):
        ran = run("validate", "--format", form, "--excerpt", folder=plan(files))
        assert "NPA103" in ran.out and "NPA237" in ran.out
        assert "9434765919" not in ran.out + ran.err
