"""The three levels: what each tells, as what, and what it ends with."""

from __future__ import annotations

import pytest

from npa_cli.rules.discover import all_rules, revision_rules
from npa_cli.rules.level import LEVELS, at_level, first_level, level_in_words, severity_at
from npa_cli.rules.minimal_plan import change_of, first_priority, return_of

FIRST = "priorities/01-first.yaml"
UNWRITTEN = first_priority("statement: Do one thing well.\n", "")
DOUBTED = return_of("status: complete, actual: 2018-06-21")


def told(run, root, level: str) -> tuple[int, list[str]]:
    ran = run("validate", "--data", str(root), "--level", level)
    return ran.code, [" ".join(line.split(": ")[1].split(" ")[:2]) for line in ran.out.splitlines()]


@pytest.mark.parametrize(
    ("files", "draft", "standard", "final"),
    [
        ({}, (0, []), (0, []), (0, [])),
        ({FIRST: UNWRITTEN}, (0, ["NPA102 note"]), (1, ["NPA102 P1"]), (1, ["NPA102 P1"])),
        ({FIRST: first_priority("[NHSE]", "[NHSX]")}, (1, ["NPA201 P1.1"]), (1, ["NPA201 P1.1"]), (1, ["NPA201 P1.1"])),
        ({FIRST: first_priority("Q2", "Q9")}, (0, []), (1, ["NPA301 P1.1.1"]), (1, ["NPA301 P1.1.1"])),
        ({"returns/FY18-19-Q1/NHSE.yaml": DOUBTED}, (0, []), (0, ["NPA502 warning"]), (1, ["NPA502 P1.1.1"])),
        ({FIRST: first_priority("FY18/19 Q2", "TBC")}, (0, []), (0, []), (1, ["NPA304 P1.1.1"])),
        ({"changes.yaml": change_of(status="proposed", decided_by="", decided_on="")}, (0, []), (0, []), (1, ["NPA606 CHG-001"])),
        ({"priorities/02-x.yaml": "id: [\n"}, (3, ["NPA002 a"]), (3, ["NPA002 a"]), (3, ["NPA002 a"])),
    ],
)  # fmt: skip
def test_what_each_level_tells_and_ends_with(plan, run, files, draft, standard, final) -> None:
    root = plan(files)
    assert [told(run, root, level) for level in LEVELS] == [draft, standard, final]


def test_standard_is_the_default(plan, run) -> None:
    root = plan({"returns/FY18-19-Q1/NHSE.yaml": DOUBTED, FIRST: first_priority("FY18/19 Q2", "TBC")})
    plain, standard = run("validate", "--data", str(root)), run("validate", "--data", str(root), "--level", "standard")
    assert plain == standard


def test_an_approved_date_settles_an_open_one(plan, run) -> None:
    files = {FIRST: first_priority("FY18/19 Q2", "TBC"), "changes.yaml": change_of(to="FY18/19 Q4")}
    assert run("validate", "--data", str(plan(files)), "--level", "final").code == 0


def test_the_summary_counts_notes_apart_from_warnings(plan, run) -> None:
    ran = run("validate", "--data", str(plan({FIRST: UNWRITTEN})), "--level", "draft")
    assert ran.err.splitlines()[-1].endswith("no errors, no warnings, 1 note")


@pytest.mark.parametrize("rule", [*all_rules(), *revision_rules()], ids=lambda rule: rule.code)
def test_a_stricter_level_tells_no_less_and_no_milder(rule) -> None:
    order = (None, "note", "warning", "error")
    severities = [severity_at(level, rule.code, rule.severity) for level in LEVELS]
    assert severities == sorted(severities, key=order.index)
    assert severities[-1] is not None
    assert severities[LEVELS.index(first_level(rule.code))] is not None
    assert level_in_words(rule.code, rule.severity)


def test_a_finding_of_the_default_level_is_left_as_it_is(plan) -> None:
    from npa_cli.work.check import check

    for each in check(plan({FIRST: UNWRITTEN, "returns/FY18-19-Q1/NHSE.yaml": DOUBTED})).found:
        assert at_level("standard", each.finding) is each.finding
