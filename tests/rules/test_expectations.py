"""What a plan says it holds, against what it does hold: expected, found, and what is missing by id."""

from __future__ import annotations

import pytest

from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority

WORKPLAN = MINIMAL_PLAN["workplan.yaml"]
THIRD = MINIMAL_PLAN["priorities/01-first.yaml"].replace("P1", "P3")


def expecting(*lines: str) -> str:
    return WORKPLAN + "expect:\n" + "".join(f"  {line}\n" for line in lines)


def test_what_is_missing_is_named_by_the_numbers_passed_over(check) -> None:
    files = {
        "workplan.yaml": expecting("priorities: 3", "deliverables: 3"),
        "priorities/03-third.yaml": THIRD.replace("P3.1.1", "P3.1.2"),
    }
    assert [(each.code, each.start, each.message) for each in check(files)] == [
        ("NPA851", "3", "expected 3 priorities, found 2; the numbers pass over P2"),
        ("NPA851", "3", "expected 3 deliverables, found 2; the numbers pass over P3.1.1"),
    ]


def test_more_than_expected_is_a_finding_too(check) -> None:
    (found,) = check({"workplan.yaml": expecting("themes: 0")})
    assert (found.message, found.hint) == ("expected 0 themes, found 1", "take out what does not belong, or write 1")


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        (
            "every_priority_has: [statement, measure]",
            "every priority is expected to have `measure`: 1 of 2 priorities have it, without it: P3",
        ),
        (
            "every_priority_has: [objectives]",  # unknown is not an objective
            "every priority is expected to have `objectives`: 0 of 2 priorities have it, without it: P1, P3",
        ),
        (
            "every_deliverable_has: [text]",
            "every deliverable is expected to have `text`: 1 of 2 deliverables have it, without it: P3.1.1",
        ),
    ],
)
def test_what_lacks_it_is_named(check, expected: str, message: str) -> None:
    files = {
        "workplan.yaml": expecting(expected),
        "priorities/01-first.yaml": first_priority("themes:", "measure: It works.\nobjectives: unknown\nthemes:"),
        "priorities/03-third.yaml": THIRD.replace("            text: The deliverable\n", ""),
    }
    assert [each.message for each in check(files)] == [message]


def test_a_plan_that_can_not_be_read_whole_is_not_counted(check) -> None:
    files = {"workplan.yaml": expecting("priorities: 2"), "priorities/02-broken.yaml": "id: [\n"}
    assert [each.code for each in check(files)] == ["NPA002"]


def test_what_can_not_be_expected_says_what_can(check) -> None:
    wrong = check({"workplan.yaml": expecting("prioritys: 1", "every_priority_has: [meazure]", "themes: many")})
    assert [(each.code, each.hint) for each in wrong] == [
        ("NPA101", "did you mean `priorities`?"),
        ("NPA104", "did you mean `measure`?"),
        ("NPA103", ""),
    ]


def test_many_ids_are_cut_short(check) -> None:
    row = "          - {{id: P1.1.{0}, text: T, timeframe: Ongoing}}\n"
    text = MINIMAL_PLAN["priorities/01-first.yaml"] + "".join(row.format(number) for number in range(2, 16))
    files = {"workplan.yaml": expecting("every_deliverable_has: [measure]"), "priorities/01-first.yaml": text}
    (found,) = check(files)
    assert found.message.endswith("P1.1.11, P1.1.12 and 3 more")


def test_the_shipped_plan_holds_what_it_says(run) -> None:
    assert run("validate").code == 0
    text = run("validate", "--format", "json").out
    assert '"items": []' in text
