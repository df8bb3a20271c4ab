"""One table as a document of each kind makes one plan; and whatever stands in a table, no word is lost or made up."""

from __future__ import annotations

import csv
import html
import io
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npa_cli.intake.foreign import words_of
from npa_cli.intake.open_document import open_document
from npa_cli.model.import_rules import ImportPlan, ImportRules
from npa_cli.work.importing.place_rows import place_rows
from tests.counts import examples
from tests.importing.documents import needs_pandoc
from tests.plan.plan_files import load

HEADS = ("Theme", "Action", "Lead", "Deadline")
ROWS = (
    ("Trees & hedges", "Plant 100 trees <now>", "Parks, Highways", "30 June 2024"),
    ("Trees & hedges", "Water the “young” trees", "Parks", "Quarterly"),
    ("Roads", "Mend the worst roads | lanes", "Highways", "by 2025"),
)


def as_text(rows: tuple[tuple[str, ...], ...]) -> str:
    return "".join("\t".join(html.escape(each, quote=False) for each in row) + "\n" for row in rows)


def as_csv(rows: tuple[tuple[str, ...], ...], mark: str = ",") -> str:
    held = io.StringIO()
    csv.writer(held, delimiter=mark).writerows(rows)
    return held.getvalue()


def as_markdown(rows: tuple[tuple[str, ...], ...]) -> str:
    head, *rest = (
        "| " + " | ".join(html.escape(each, quote=False).replace("|", "\\|") for each in row) + " |" for row in rows
    )
    return "\n".join((head, "|---|:---|---|---|", *rest)) + "\n"


def as_html(rows: tuple[tuple[str, ...], ...]) -> str:
    told = "".join("<tr>" + "".join(f"<td>{html.escape(each)}</td>" for each in row) + "</tr>" for row in rows)
    return f"<table>{told}</table>"


def write_ods(path: Path) -> None:
    import odfdo

    made = odfdo.Document("spreadsheet")
    made.body.clear()
    table = odfdo.Table("Plan")
    table.set_values([HEADS, *ROWS])
    made.body.append(table)
    made.save(str(path))


def write_xlsx(path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Plan")
        for at, row in enumerate((HEADS, *ROWS)):
            sheet.write_row(at, 0, row)


def write_docx(path: Path) -> None:
    import docx

    made = docx.Document()
    table = made.add_table(0, len(HEADS))
    for row in (HEADS, *ROWS):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    made.save(str(path))


TEXTS = {
    "plan.txt": as_text, "plan.md": as_markdown, "plan.csv": as_csv, "plan.html": as_html,
    "plan.tsv": lambda rows: as_csv(rows, "\t"),
}  # fmt: skip
BOOKS = {"plan.ods": write_ods, "plan.xlsx": write_xlsx, "plan.docx": write_docx}


@pytest.mark.parametrize("name", [
    pytest.param(each, marks=needs_pandoc if each.endswith((".html", ".docx")) else ()) for each in (*TEXTS, *BOOKS)
])  # fmt: skip
def test_each_kind_makes_the_same_plan(run: Callable[..., Any], tmp_path: Path, name: str) -> None:
    if name in TEXTS:
        (tmp_path / name).write_text(TEXTS[name]((HEADS, *ROWS)), encoding="utf-8")
    else:
        BOOKS[name](tmp_path / name)
    run("import", name, folder=tmp_path)
    ran = run("import", name, "--write", "--format", "json", folder=tmp_path)
    told = json.loads(ran.out)
    assert (ran.code, told["words"]["left_over"], told["rows_placed"]) == (0, 0, 3), ran.out
    (priority,) = [load(path) for path in (tmp_path / "plan" / "priorities").iterdir()]
    assert [
        (theme["title"], each["text"], tuple(each["leads"]), each["deliverables"][0]["timeframe"])
        for theme in priority["themes"] for each in theme["activities"]
    ] == [(row[0], row[1], tuple(row[2].split(", ")), row[3]) for row in ROWS]  # fmt: skip
    assert run("validate", "--data", "plan", folder=tmp_path).code == 0
    assert run("source", "check", "--data", "plan", folder=tmp_path).code == 0


RULES = ImportRules(
    document="any",
    plan=ImportPlan(folder="any", id="any", title="Any", period="any", start="2024-01-01", end="2024-12-31"),
    columns={"Theme": "theme", "Action": "activity", "Lead": "leads", "Deadline": "timeframe", "More": "unsure"},
    priorities="one",
    themes="column",
    deliverables="row",
    names={"Parks": "PAR", "Highways": "Highways"},
)  # fmt: skip
CELL = st.text(st.sampled_from("ab Cd1,;:()|\t\n\"'*_#-<>&£é Parks and Highways"), max_size=24) | st.sampled_from(
    ("Parks", "Parks and Highways (for now)", "by 2025", "")
)


@settings(max_examples=examples(2_000))
@given(st.lists(st.tuples(CELL, CELL, CELL, CELL, CELL), max_size=6))
def test_no_word_of_any_table_is_lost_or_made_up(rows: list[tuple[str, ...]]) -> None:
    raw = as_csv((("Theme", "Action", "Lead", "Deadline", "More"), *rows)).encode()  # type: ignore[arg-type]
    made = place_rows(open_document(raw, "csv", {}).blocks, RULES)
    there = Counter(word for row in rows for cell in row for word in words_of(cell))
    left = Counter(word for each in made.left for word in words_of(each.words))
    assert made.words == sum(there.values()) + 5
    assert not left - there
    held = Counter(
        word
        for priority in made.priorities for theme in priority.get("themes", ()) for activity in theme["activities"]
        for words in (activity["text"], *(each.get("timeframe", "") for each in activity["deliverables"]))
        for word in words_of(words)
    )  # fmt: skip
    assert not held - (there - left)
