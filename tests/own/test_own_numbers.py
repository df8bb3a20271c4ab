"""The plan's own numbers: shown beside the ids, and typed wherever an id is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from npa_cli.rules.minimal_plan import first_priority

FIRST = "priorities/01-first.yaml"
NUMBERED = first_priority("text: The deliverable", "text: The deliverable\n            number: A.4").replace(
    "text: The activity.", "text: The activity.\n        number: 2.29, 2.30"
)
OTHER = NUMBERED.replace("P1", "P2").replace("A.4", "1.1.1").replace("2.29, 2.30", '"7"')
DAY = ("--as-at", "2018-07-01")


@pytest.fixture
def numbered(plan: Callable[..., Path]) -> Path:
    return plan({FIRST: NUMBERED, "priorities/02-second.yaml": OTHER})


def _ids(ran) -> list[str]:
    return [each["id"] for each in json.loads(ran.out)["items"]]


@pytest.mark.parametrize("again", [1, 2])
@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("a.4", ["P1.1.1"]),
        ("2.29", ["P1.1.1"]),
        ("2.30", ["P1.1.1"]),
        ("7", ["P2.1.1"]),
        ("1.1.1", ["P1.1.1"]),  # an id goes before a number of something else
    ],
)
def test_a_number_is_typed_where_an_id_is(
    run: Callable, numbered: Path, typed: str, ids: list[str], again: int
) -> None:
    for _ in range(again):  # a second time also with what the first one kept
        ran = run("status", typed, *DAY, "-f", "json", folder=numbered)
    assert _ids(ran) == ids
    assert _ids(run("list", "deliverables", typed, *DAY, "-f", "json", folder=numbered)) == ids


def test_an_update_and_a_change_take_a_number(run: Callable, numbered: Path) -> None:
    ran = run("update", "A.4", "--period", "FY18/19-Q1", "--status", "in_progress", "--rag", "green", folder=numbered)
    assert ran.code == 0, ran.err
    assert "P1.1.1:" in (numbered / "returns/FY18-19-Q1/NHSE.yaml").read_text(encoding="utf-8")
    ask = ("--field", "text", "--to", "Other words", "--reason", "scope", "--diff")
    assert "item: P1.1\n" in run("change", "propose", "2.30", *ask, folder=numbered).out.replace("+", " ")


def test_a_number_of_several_items_is_asked_about(run: Callable, numbered: Path) -> None:
    text = (numbered / FIRST).read_text(encoding="utf-8")
    (numbered / FIRST).write_text(text.replace("2.29, 2.30", "2.29, 7"), encoding="utf-8")
    ran = run("status", "7", folder=numbered)
    assert ran.code == 2
    assert "it is the plan's own number of P1.1, P2.1; name one by its id" in ran.err


def test_tables_have_a_column_of_numbers_where_there_is_any(run: Callable, numbered: Path, plan: Callable) -> None:
    rows = run("list", "deliverables", *DAY, folder=numbered).out.splitlines()
    assert rows[0].split()[:2] == ["ID", "No."]
    assert rows[2].split()[:2] == ["P1.1.1", "A.4"]
    assert "2.29, 2.30" in run("list", "activities", *DAY, folder=numbered).out
    assert "A.4" in run("status", "1.1", *DAY, folder=numbered).out
    assert "A.4" in run("report", "board", "--period", "FY18/19-Q1", folder=numbered).out
    (numbered / FIRST).write_text(first_priority("x", "x"), encoding="utf-8")
    (numbered / "priorities/02-second.yaml").unlink()
    assert "No." not in run("list", "deliverables", *DAY, folder=numbered).out


def test_due_has_them_beside_the_ids(run: Callable, numbered: Path) -> None:
    words = run("due", "--within", "900d", *DAY, folder=numbered, env={"COLUMNS": "160"}).out
    row = next(each for each in words.splitlines() if "P1.1.1" in each)
    assert "ID      No.    Deliverable" in words
    assert "P1.1.1  A.4" in row


@pytest.mark.parametrize("has", [True, False])
def test_a_pack_and_the_site_have_them_beside_the_words(
    run: Callable, numbered: Path, tmp_path: Path, today: Callable[[str], None], *, has: bool
) -> None:
    today("2018-07-02")
    for path in () if has else (numbered / "priorities").iterdir():
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(each for each in lines if "number:" not in each), encoding="utf-8")
    words = ("--period", "FY18/19-Q1", "--partner", "NHSE", "--to", str(tmp_path / "packs"))
    assert run("return", "pack", *words, folder=numbered).code == 0
    sheet = openpyxl.load_workbook(tmp_path / "packs" / "NHSE.xlsx")["Return"]
    head, *rows = ([cell.value for cell in row] for row in list(sheet.rows)[3:])
    assert ("No." in head) == has
    assert not has or [row[head.index("No.")] for row in rows] == ["A.4", "1.1.1"]
    assert run("return", "take", str(tmp_path / "packs" / "NHSE.xlsx"), folder=numbered).code == 0
    assert run("site", "-o", str(tmp_path / "page.html"), *DAY, folder=numbered).code == 0
    assert ("No." in (tmp_path / "page.html").read_text(encoding="utf-8")) == has
