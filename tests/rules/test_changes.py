"""Change control: what a record of a change can't say."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from npa_cli.model.change import ChangedField
from npa_cli.rules.minimal_plan import boards_of, change_of

PATH = "changes.yaml"
NEW = {"timeframe": "FY18/19 Q4", "text": "Other words", "leads": "[NHSE]", "measure": "Fewer incidents"}


def told_of(check, text: str) -> list[tuple[str, str]]:
    return [(each.code, each.start) for each in check({PATH: text})]


@pytest.mark.parametrize(("field", "item"), list(product(get_args(ChangedField), ["P1.1", "P1.1.1"])))
def test_each_field_belongs_to_its_level(check, field: str, item: str) -> None:
    owner = {"timeframe": "P1.1.1"}.get(field, item)
    told = check({PATH: change_of(item=item, field=field, to=NEW[field])})
    assert [(each.code, each.start) for each in told] == ([] if item == owner else [("NPA604", field)])
    assert all(owner in each.hint for each in told)


@pytest.mark.parametrize(("field", "is_list"), list(product(get_args(ChangedField), [True, False])))
def test_the_new_value_is_a_list_for_leads_only(check, field: str, is_list: bool) -> None:
    to = NEW[field].strip("[]")
    text = change_of(item="P1.1" if field == "leads" else "P1.1.1", field=field, to=f"[{to}]" if is_list else to)
    fault = [] if is_list == (field == "leads") else [("NPA604", f"[{to}]" if is_list else to)]
    assert told_of(check, text) == fault


@pytest.mark.parametrize(
    ("item", "hint"),
    [
        ("P1", "an id such as `P1.1`"),
        ("P1.1.8", "did you mean `P1.1.1`?"),
        ("toolkit", "`npa list deliverables` has every id"),
    ],
)
def test_an_item_the_plan_lacks_or_that_is_a_priority(check, item: str, hint: str) -> None:
    assert [(each.code, each.start, each.hint) for each in check({PATH: change_of(item=item)})] == [
        ("NPA601", item, hint)
    ]


def test_an_unreadable_priority_makes_no_item_unknown(check) -> None:
    told = check({"priorities/02-x.yaml": "id: [\n", PATH: change_of(item="P2.1.1")})
    assert [each.code for each in told] == ["NPA002"]


@pytest.mark.parametrize(
    ("status", "is_found"), [("proposed", True), ("approved", True), ("rejected", False), ("withdrawn", False)]
)
def test_new_words_for_when_are_read_unless_they_are_dead(check, status: str, is_found: bool) -> None:
    text = change_of(to="when funds allow it, FY18/20", status=status)
    assert told_of(check, text) == ([("NPA602", "when funds allow it, FY18/20")] if is_found else [])


@pytest.mark.parametrize(
    ("by", "on", "status"), list(product(["", "NHSE"], ["", "2018-06-18"], ["approved", "proposed"]))
)
def test_an_approval_says_by_whom_and_when(check, by: str, on: str, status: str) -> None:
    missing = [not by, not on].count(True) if status == "approved" else 0
    assert told_of(check, change_of(decided_by=by, decided_on=on, status=status)) == [("NPA603", "approved")] * missing


@pytest.mark.parametrize(
    ("proposed_on", "is_found"), [("2018-06-17", False), ("2018-06-18", False), ("2018-06-19", True)]
)
def test_nothing_is_decided_before_it_is_proposed(check, proposed_on: str, is_found: bool) -> None:
    assert told_of(check, change_of(proposed_on=proposed_on)) == ([("NPA603", "2018-06-18")] if is_found else [])


@pytest.mark.parametrize(
    ("by", "is_known"),
    [
        ("NPHB", True),
        ("national prison healthcare board", True),
        ("NPHB, by correspondence", True),
        ("NHS England", True),
        ("Dave", False),
        ("TBC", False),
        ("NPHBX", False),
        ("the Deputy Director", False),
    ],
)
def test_only_a_board_or_a_partner_approves_a_change(check, by: str, is_known: bool) -> None:
    told = check({"workplan.yaml": boards_of(), PATH: change_of(decided_by=f'"{by}"')})
    assert [(each.code, each.severity) for each in told] == ([] if is_known else [("NPA607", "error")])


@pytest.mark.parametrize("status", ["proposed", "rejected", "withdrawn"])
def test_what_was_not_approved_is_held_against_nobody(check, status: str) -> None:
    assert told_of(check, change_of(decided_by="Dave", status=status)) == []


def test_each_unknown_lead_is_found_where_it_stands(check) -> None:
    text = change_of(item="P1.1", field="leads", to="[NHSE, PHX, nhse]")
    assert told_of(check, text) == [("NPA605", "PHX, nhse]"), ("NPA605", "nhse]")]


def test_a_change_has_a_name_of_its_own(check) -> None:
    text = change_of() + change_of(item="P1.1", field="leads", to="[NHSE]")
    assert told_of(check, text) == [("NPA202", "CHG-001")]


def test_a_broken_list_of_changes_is_told_once(check) -> None:
    assert [code for code, _ in told_of(check, "just words\n")] == ["NPA103"]
    assert [code for code, _ in told_of(check, "- just words\n")] == ["NPA103"]
