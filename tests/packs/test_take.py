"""Answers taken back: what only they changed is written, what both changed is asked, and no other byte moves."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import odfdo
import openpyxl  # type: ignore[import-untyped]
import pytest
from ruamel.yaml import YAML

from tests.packs.workbooks import ITEM, RETURN, edited, filled, head_row, made_pack, place

ANSWERS = {
    "Status": "In progress",
    "Confidence": "Amber",
    "Expected on": date(2019, 12, 31),
    "What happened": "Two wards share one rota.\nA third follows.",
    "What will bring it back": "Contract signed by September.",
    "What the board is asked for": "RPB to name an owner.",
    "Where it can be seen": "https://example.org/rota\nminutes of 3 July",
}


@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_an_untouched_pack_changes_not_one_byte(run: Any, plan: Path, take: Any, ending: str) -> None:
    before = {path: path.read_bytes() for path in plan.rglob("*.yaml")}
    for partner in ("RHT", "RC", "MC", "CF"):
        ran = take(made_pack(run, plan, partner, ending), name=f"{partner}{ending}")
        assert (ran.code, ran.err) == (0, ""), ran.err
        assert "Nothing in it is new." in ran.out
    assert {path: path.read_bytes() for path in plan.rglob("*.yaml")} == before


def test_every_answer_goes_into_the_return_with_the_day_it_was_taken(run: Any, plan: Path, take: Any) -> None:
    before = (plan / RETURN).read_text(encoding="utf-8").splitlines()
    ran = take(filled(made_pack(run, plan), ITEM, ANSWERS))
    assert ran.code == 0, ran.out + ran.err
    assert f"{ITEM}: Status, Confidence, Expected on" in ran.out
    said = json.dumps(json.loads(run("log", ITEM, "-f", "json", "--data", str(plan), "--as-at", "2019-07-06").out))
    for words in ("in progress", "amber", "31 Dec 2019", "A third follows.", "minutes of 3 July", "2019-07-05"):
        assert words in said, words
    after = (plan / RETURN).read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line in before] == before  # no other line moved
    assert run("fmt", "--check", "--data", str(plan)).code == 0
    assert run("validate", "--data", str(plan), "--as-at", "2019-07-06").code == 0


def test_the_same_answers_twice_are_taken_once(run: Any, plan: Path, take: Any) -> None:
    raw = filled(made_pack(run, plan), ITEM, ANSWERS)
    assert take(raw).code == 0
    after = (plan / RETURN).read_bytes()
    ran = take(raw)
    assert (ran.code, (plan / RETURN).read_bytes()) == (0, after)
    assert "Nothing in it is new." in ran.out


def test_a_dry_run_and_a_diff_write_nothing(run: Any, plan: Path, take: Any) -> None:
    raw, before = filled(made_pack(run, plan), ITEM, ANSWERS), (plan / RETURN).read_bytes()
    for words in (("--dry-run",), ("--diff",)):
        ran = take(raw, *words)
        assert (ran.code, (plan / RETURN).read_bytes()) == (0, before)
        assert "would change" in ran.err
        assert ("+  P3.1.3:" in ran.out) == ("--diff" in words)


def test_no_change_confirms_the_last_report(run: Any, plan: Path, take: Any) -> None:
    item = "P1.2.2"
    run("update", item, "--status", "in_progress", "--rag", "green", "--period", "FY18/19-Q4", "--data", str(plan))
    raw = made_pack(run, plan)
    assert place(openpyxl.load_workbook(BytesIO(raw))["Return"], item, "Status").value == "In progress"
    cleared = {"Status": "No change", "Confidence": None, "What happened": None, "What will bring it back": None}
    ran = take(filled(raw, item, cleared))
    assert ran.code == 0, ran.out
    text = (plan / RETURN).read_text(encoding="utf-8")
    assert f"no_change:\n  - {item}" in text or f"no_change: [{item}" in text or f", {item}]" in text
    assert f"\n  {item}:" not in text


def test_what_both_changed_apart_is_asked_and_left(run: Any, plan: Path, take: Any) -> None:
    raw = filled(made_pack(run, plan), "P1.1.4", {"Expected on": date(2020, 3, 31), "Confidence": "Red"})
    run("update", "P1.1.4", "--forecast", "2020-01-31", "--period", "FY19/20-Q1", "--data", str(plan))
    ran = take(raw)
    assert ran.code == 1
    assert "P1.1.4: Confidence" in ran.out  # only theirs changed
    asked = " ".join(ran.out.split())
    assert "P1.1.4, Expected on: the return says 31 January 2020, the workbook 31 March 2020" in asked
    assert "forecast: 2020-01-31" in (plan / RETURN).read_text(encoding="utf-8")
    ran = take(raw, "--prefer", "theirs", "--cell", "P1.1.4:forecast")
    assert ran.code == 0, ran.out
    assert "forecast: 2020-03-31" in (plan / RETURN).read_text(encoding="utf-8")


def test_an_emptied_cell_takes_the_words_away(run: Any, plan: Path, take: Any) -> None:
    ran = take(filled(made_pack(run, plan), "P1.1.4", {"What will bring it back": None}))
    assert ran.code == 0
    assert "Live on two wards by September." not in (plan / RETURN).read_text(encoding="utf-8")


@pytest.mark.parametrize("over", ["row", "column"])
def test_an_earlier_answer_under_a_merged_cell_is_asked_about_and_stays(
    run: Any, plan: Path, take: Any, over: str
) -> None:
    before = (plan / RETURN).read_bytes()

    def merge(book: Any) -> None:
        cell = place(book["Return"], "P1.1.4", "What will bring it back")
        up, left = (1, 0) if over == "column" else (0, 1)
        book["Return"].merge_cells(
            start_row=cell.row - up, end_row=cell.row, start_column=cell.column - left, end_column=cell.column
        )

    ran = take(edited(made_pack(run, plan), merge))
    said = " ".join(ran.out.split())
    assert ran.code == 1 and "P1.1.4, What will bring it back: a merged cell lies over it" in said, said
    assert (plan / RETURN).read_bytes() == before


def test_a_merged_cell_of_an_ods_workbook_is_asked_about_too(run: Any, plan: Path, take: Any) -> None:
    before = (plan / RETURN).read_bytes()
    book = odfdo.Document(BytesIO(made_pack(run, plan, ending=".ods")))
    table = book.body.tables[0]
    rows = [row.values for row in table.traverse()]
    head = next(values for values in rows if "Id" in values)
    row = next(at for at, values in enumerate(rows) if values and values[0] == "P1.1.4")
    column = head.index("What will bring it back")
    table.set_value((column, row), None)
    table.set_span((column - 1, row, column, row))
    held = BytesIO()
    book.save(held)
    ran = take(held.getvalue(), name="RHT.ods")
    assert ran.code == 1 and "What will bring it back: a merged cell lies over it" in " ".join(ran.out.split()), ran.out
    assert (plan / RETURN).read_bytes() == before


def test_no_base_means_every_cell_is_asked_on_request(run: Any, plan: Path, take: Any) -> None:
    raw = filled(made_pack(run, plan), ITEM, {"Status": "In progress", "Confidence": "Green"})
    bare = edited(raw, lambda book: book.remove(book["npa"]))
    refused = take(bare)
    assert refused.code == 1 and "its hidden sheet is gone" in refused.out and "--without-base" in refused.out
    asked = take(bare, "--without-base")
    assert asked.code == 1
    assert f"{ITEM}, Status: the return says nothing, the workbook `In progress`" in " ".join(asked.out.split())
    cells = ("--cell", f"{ITEM}:status", "--cell", f"{ITEM}:rag")
    assert take(bare, "--without-base", "--prefer", "theirs", *cells).code == 0
    assert f"\n  {ITEM}:" in (plan / RETURN).read_text(encoding="utf-8")


def test_text_from_cells_stays_text(run: Any, plan: Path, take: Any) -> None:
    words = "'=cmd|' /C calc'!A0 <https://example.org> @everyone: {a: b} # not a comment"

    def write(book: Any) -> None:
        place(book["Return"], ITEM, "Status").value = "On hold"
        cell = place(book["Return"], ITEM, "What happened")
        cell.value, cell.data_type = words, "s"

    assert take(edited(made_pack(run, plan), write)).code == 0
    assert read(plan, RETURN)["updates"][ITEM]["narrative"] == words


def _turn_round(page: Any) -> None:
    first = head_row(page) + 1
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=first)]
    for at, values in enumerate(reversed(rows)):
        for column, value in enumerate(values, 1):
            page.cell(first + at, column).value = value


def _move_last_column_first(page: Any) -> None:
    for row in page.iter_rows(min_row=head_row(page)):
        values = [cell.value for cell in row]
        for cell, value in zip(row, [values[-1], *values[:-1]], strict=True):
            cell.value = value


CALM = {
    "rows in another order": _turn_round,
    "a column moved": _move_last_column_first,
    "a column added": lambda page: page.cell(head_row(page), page.max_column + 1, "Our own notes"),
    "a row added above": lambda page: page.insert_rows(1, 3),
    "a hidden column": lambda page: setattr(page.column_dimensions["C"], "hidden", True),
    "protection removed": lambda page: setattr(page.protection, "sheet", False),
    "a colour": lambda page: setattr(
        place(page, ITEM, "Status"), "fill", openpyxl.styles.PatternFill("solid", fgColor="FFFF00")
    ),
    "a note": lambda page: setattr(place(page, ITEM, "Status"), "comment", openpyxl.comments.Comment("why?", "me")),
    "no filter": lambda page: setattr(page.auto_filter, "ref", None),
    "an empty row between": lambda page: None,
    "another sheet in front": lambda page: page.parent.create_sheet("Ours", 0),
    "notes merged": lambda page: page.merge_cells(
        start_row=place(page, ITEM, "What happened").row,
        end_row=place(page, ITEM, "What happened").row,
        start_column=place(page, ITEM, "What the board is asked for").column,
        end_column=place(page, ITEM, "Where it can be seen").column,
    ),
    "the sheet renamed": lambda page: setattr(page, "title", "RHT Q1"),
    "spaces round an id": lambda page: setattr(place(page, ITEM, "Id"), "value", f" {ITEM} "),
}


@pytest.mark.parametrize("what", CALM)
def test_what_people_do_to_workbooks_is_taken_calmly(run: Any, plan: Path, take: Any, what: str) -> None:
    def change(book: Any) -> None:
        for heading, value in {"Status": "On hold", "What happened": "Waiting for funding."}.items():
            place(book["Return"], ITEM, heading).value = value
        CALM[what](book["Return"])

    ran = take(edited(made_pack(run, plan), change))
    assert ran.code == 0, ran.out + ran.err
    assert f"{ITEM}: Status, What happened" in ran.out and "Left alone" not in ran.out
    assert "narrative: Waiting for funding." in (plan / RETURN).read_text(encoding="utf-8")


def test_an_ods_workbook_is_taken_as_well(run: Any, plan: Path, take: Any) -> None:
    book = odfdo.Document(BytesIO(made_pack(run, plan, ending=".ods")))
    table = book.body.tables[0]
    rows = [row.values for row in table.traverse()]
    head = next(at for at, values in enumerate(rows) if "Id" in values)
    row = next(at for at, values in enumerate(rows) if values and values[0] == ITEM)
    for heading, value in {"Status": "Complete", "Done on": date(2019, 6, 28), "Confidence": None}.items():
        table.set_value((rows[head].index(heading), row), value)
    held = BytesIO()
    book.save(held)
    ran = take(held.getvalue(), name="RHT.ods")
    assert ran.code == 0, ran.out
    text = (plan / RETURN).read_text(encoding="utf-8")
    assert "status: complete" in text and "actual: 2019-06-28" in text


def test_recurring_work_has_a_row_for_each_of_its_times(run: Any, plan: Path, take: Any) -> None:
    raw = made_pack(run, plan, "RC")
    page = openpyxl.load_workbook(BytesIO(raw))["Return"]
    head = [cell.value for cell in page[head_row(page)]]
    turns = [
        (row[head.index("Id")], row[head.index("Which time")])
        for row in page.iter_rows(min_row=head_row(page) + 1, values_only=True)
        if row[head.index("Which time")]
    ]
    assert turns, "the example has recurring work of RC"
    item, turn = turns[0]
    assert turn.startswith("due ")
    ran = take(filled(raw, item, {"Status": "Complete", "Confidence": None, "Expected on": None}), name="RC.xlsx")
    assert ran.code == 0, ran.out
    due = read(plan, RETURN.replace("RHT", "RC"))["updates"][item]["occurrence"]
    assert turn == f"due {due.day} {due:%b %Y}"


def read(plan: Path, name: str) -> Any:
    """A file of the plan as YAML reads it."""
    return YAML(typ="safe").load(plan / name)
