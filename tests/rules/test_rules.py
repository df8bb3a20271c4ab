"""Every rule: its bad example is found where it is, its good example is not, word for word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from npa_cli.model.located import Located
from npa_cli.rules.discover import all_rules
from npa_cli.rules.level import first_level
from npa_cli.rules.rule import Example, Rule
from npa_cli.rules.selection import Selection
from npa_cli.work.check import check

# Where the fault is in each rule's bad example: what the text goes on with from there.
FAULT_STARTS = {
    "NPA001": "\x07",
    "NPA002": "{code",
    "NPA003": "name: NHS,",
    "NPA004": "&nhse",
    "NPA005": "!!str",
    "NPA006": "[" * 21 + "]",  # the mapping is the first level, the fortieth bracket the forty-first
    "NPA007": "---",
    "NPA008": "id: P1\ntitle",
    "NPA101": "nmae",
    "NPA102": "{code",
    "NPA103": "1948",
    "NPA104": "Organisation",
    "NPA105": "My Plan",
    "NPA106": '""',
    "NPA107": "-1}",
    "NPA108": "travel",
    "NPA109": "NHS/PHE",
    "NPA110": "status:",
    "NPA201": "NHS-E",
    "NPA202": "P1.1.1, timeframe",
    "NPA203": "P2.1.1",
    "NPA204": "O9",
    "NPA205": "lost",
    "NPA231": "P1.1.9",
    "NPA232": "ACT-001, text: Tell",
    "NPA233": "P1.1.1, to: P1.1.2",
    "NPA234": "lead",
    "NPA235": "closed",
    "NPA236": "2018-05-21",
    "NPA237": "Ask",
    "NPA238": "red",
    "NPA239": "TBC",
    "NPA211": "O7,",
    "NPA212": "P1.1, basis",
    "NPA213": "{from: P1.1, relation: serves, to: P1, basis: stated}",
    "NPA214": "small\n",
    "NPA221": "M7,",
    "NPA222": "P1.7",
    "NPA223": "M1,2018-04-01,2018-06-30,4",
    "NPA224": "2018-04-01,3",
    "NPA226": "soon",
    "NPA241": "NHPB]",
    "NPA242": "LDB]}",
    "NPA243": "Quarterly (PHBN)",
    "NPA244": "DON}",
    "NPA245": "CHG-001",
    "NPA301": "FY18/20",
    "NPA302": "13}",
    "NPA303": "2018-04-01}",
    "NPA304": "TBC",
    "NPA401": "NHS-E",
    "NPA402": "FY18/20",
    "NPA403": "FY18/19 Q1",
    "NPA404": "FY18/19 Q1",
    "NPA405": "P1.1.7",
    "NPA406": "P1.1.1]",
    "NPA407": "2018-06-21",
    "NPA408": "P1.1.1",
    "NPA409": "P1.1.2}",
    "NPA410": "9018-07-04",
    "NPA411": "NHSE}}",
    "NPA412": "at_risk",
    "NPA501": "green",
    "NPA502": "complete",
    "NPA503": "complete",
    "NPA504": "amber",
    "NPA505": "red",
    "NPA506": "waiting",
    "NPA507": "2018-06-15",
    "NPA508": "P1.1.1",
    "NPA509": "FY19/20",
    "NPA510": "PHE,",
    "NPA511": "in_progress",
    "NPA512": "FY81/82",
    "NPA513": "2081-09-21",
    "NPA515": "red",
    "NPA516": "cancelled",
    "NPA517": "2018-03-02",
    "NPA601": "P1.1.9",
    "NPA602": "FY18/20",
    "NPA603": "approved",
    "NPA604": "timeframe",
    "NPA605": "NHS-E",
    "NPA606": "proposed\n",
    "NPA607": "Head of Unit",
    "NPA801": "“",
    "NPA802": '"FY18',
    "NPA803": '"NH',
    "NPA804": '"Ty',
    "NPA805": "21/06",
    "NPA806": "FY18-19",
    "NPA807": "No}",
    "NPA808": '"Tool',
    "NPA809": '"Drafted',
    "NPA810": "#4471",
    "NPA811": "measure;",
    "NPA851": "2\n",
    "NPA852": "measure",
    "NPA901": "# npa",
    "NPA902": "NPA2001",
    "NPA903": "NPA201] joins",
}

# Warnings that stand in a group of errors, because they are about the same files.
WARNINGS_ELSEWHERE = {
    "NPA108",
    "NPA234",
    "NPA237",
    "NPA238",
    "NPA239",
    "NPA243",
    "NPA806",
    "NPA807",
    "NPA808",
    "NPA809",
    "NPA810",
    "NPA811",
    "NPA903",
}


# Whose bad example is about no item: the rule, and why none can be named.
ABOUT_NO_ITEM = {
    "NPA001": "the whole file can't be read",
    "NPA006": "a list, before any entry of it",
    "NPA007": "a second document below the first",
    "NPA008": "a file of no kind, by its wrong name",
    "NPA106": "the code itself is empty",
    "NPA108": "a file that is no part of the plan",
    "NPA811": "the form of a whole table",
}


def written(example: Example) -> dict[str, str]:
    """The files of an example, to complete a plan with."""
    return {**example.files, example.path: example.text}


def place_of(text: str, start: str) -> tuple[int, int]:
    """Line and column, from 1, of the only place where `text` goes on with `start`."""
    assert text.count(start) == 1
    before = text[: text.index(start)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def told(rule: Rule, root: Path) -> tuple[Located, ...]:
    """What is found at the level `standard`, or at the one from which the rule is told where that is stricter."""
    level = "final" if first_level(rule.code) == "final" else "standard"
    return check(root, chosen=Selection(level=level), as_at=date(2026, 11, 28)).found


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_the_bad_example_is_found_where_the_fault_is_and_says_all_it_has_to(rule: Rule, plan) -> None:
    line, column = place_of(rule.bad.text, FAULT_STARTS[rule.code])
    located = told(rule, plan(written(rule.bad)))
    assert [(each.finding.code, each.finding.path, each.point.line, each.point.column) for each in located] == [
        (rule.code, rule.bad.path, line, column)
    ]
    found = located[0].finding
    is_warning = rule.code.startswith("NPA5") or rule.code in WARNINGS_ELSEWHERE
    assert found.severity == rule.severity == ("warning" if is_warning else "error")
    assert bool(found.item) == (rule.code not in ABOUT_NO_ITEM)
    assert found.hint or rule.code < "NPA4"  # of a return or a change it says what to type


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_the_good_example_is_right(rule: Rule, plan) -> None:
    located = told(rule, plan(written(rule.good)))
    assert [each.finding.message for each in located] == []


def test_every_rule_has_a_place() -> None:
    assert {rule.code for rule in all_rules()} == set(FAULT_STARTS)


def test_one_fault_is_told_once(plan) -> None:
    root = plan(
        {
            "partners.yaml": "partners:\n  - {code: NHSE, name: 5, kind: wrong}\n  - {code: nhse, name: Two, kind: office}\n"
        }
    )
    located = check(root).found
    assert [(each.finding.code, each.point.line) for each in located] == [
        ("NPA103", 2), ("NPA104", 2), ("NPA202", 3),
    ]  # fmt: skip


def test_a_wrong_item_does_not_make_its_list_empty(plan) -> None:
    text = plan().joinpath("priorities/01-first.yaml").read_text().replace("[NHSE]", "[5]")
    located = check(plan({"priorities/01-first.yaml": text})).found
    assert [each.finding.code for each in located] == ["NPA103"]
    assert located[0].finding.hint == 'put it in quotes: "5"'
    assert located[0].finding.item == "P1.1"


def test_unreadable_partners_are_one_finding_and_not_one_for_every_lead(plan) -> None:
    located = check(plan({"partners.yaml": "partners: [\n"})).found
    assert [each.finding.code for each in located] == ["NPA002"]


def test_a_file_that_is_no_mapping_is_one_finding(plan) -> None:
    located = check(plan({"priorities/02-x.yaml": "just words\n"})).found
    assert [(each.finding.code, each.finding.message) for each in located] == [
        ("NPA103", "expected keys and values here, found `just words`")
    ]


def test_an_empty_file_says_so(plan) -> None:
    located = check(plan({"priorities/02-x.yaml": ""})).found
    assert [each.finding.message for each in located] == ["expected keys and values here, found nothing"]
