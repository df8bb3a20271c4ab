"""What `npa import` will not guess at: it is refused or counted as left over, and nothing is written for it."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.importing.documents import needs_pandoc

HEADS = ("Action", "Lead", "Deadline")
ROW = ("Train staff", "Nursing", "30 June 2023")


def write_docx(path: Path, *rows: tuple[str, ...], change: Callable[[Any], None] = lambda _: None) -> None:
    import docx

    made = docx.Document()
    table = made.add_table(0, len(HEADS))
    for row in (HEADS, *(rows or (ROW,))):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    change(made)
    made.save(str(path))


def write_xlsx(path: Path, *rows: tuple[Any, ...], change: Callable[[Any, Any], None] = lambda *_: None) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Plan")
        for at, row in enumerate((HEADS, *(rows or (ROW,)))):
            sheet.write_row(at, 0, row)
        change(book, sheet)


def report(run: Callable[..., Any], folder: Path, name: str) -> dict[str, Any]:
    """What is told of a document that can't be written as it is."""
    run("import", name, folder=folder)
    ran = run("import", name, "--write", "--format", "json", folder=folder)
    assert ran.code == 1, ran.out
    assert not any((folder / each).is_dir() for each in ("plan", "made"))
    told = json.loads(ran.out)
    assert told["words"]["in"] == told["words"]["placed"] + told["words"]["left_over"]
    return told


def rewrite(path: Path, part: str, change: Callable[[str], str]) -> None:
    """Alter one part of an office file."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    before = parts[part].decode()
    parts[part] = change(before).encode()
    assert parts[part].decode() != before
    with zipfile.ZipFile(path, "w") as package:
        for name, raw in parts.items():
            package.writestr(name, raw)


@needs_pandoc
def test_a_date_that_was_tracked_and_never_accepted_is_refused_with_both(run, tmp_path: Path) -> None:
    write_docx(tmp_path / "plan.docx")
    run_of_date = re.compile(r"<w:r><w:t>30 June 2023</w:t></w:r>")
    who = 'w:id="1" w:author="A" w:date="2023-05-01T00:00:00Z"'
    tracked = (
        f"<w:del {who}><w:r><w:delText>30 June 2023</w:delText></w:r></w:del>"
        f"<w:ins {who}><w:r><w:t>31 July 2023</w:t></w:r></w:ins>"
    )
    rewrite(tmp_path / "plan.docx", "word/document.xml", lambda text: run_of_date.sub(tracked, text))
    told = report(run, tmp_path, "plan.docx")
    (refused,) = told["refused"]
    assert refused["place"] == "table 1, row 2, Deadline"
    assert "`30 June 2023`" in refused["why"] and "`31 July 2023`" in refused["why"]
    assert told["deliverables"] == 0


@needs_pandoc
def test_a_tracked_odt_is_refused_whole_with_both(run, tmp_path: Path) -> None:
    import odfdo

    made = odfdo.Document("text")
    made.body.append(odfdo.Paragraph("By 31 July 2023"))
    made.save(str(tmp_path / "plan.odt"))
    region = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>30 June</text:p></text:deletion>'
        "</text:changed-region></text:tracked-changes>"
    )
    inserted = '<text:change-start text:change-id="c2"/>31 July<text:change-end text:change-id="c2"/>'
    rewrite(
        tmp_path / "plan.odt",
        "content.xml",
        lambda text: text.replace("<office:text>", f"<office:text>{region}").replace("31 July", inserted),
    )
    ran = run("import", "plan.odt", folder=tmp_path)
    assert ran.code == 2 and "`30 June`" in ran.err and "`31 July`" in ran.err


@needs_pandoc
def test_a_table_in_a_cell_is_refused(run, tmp_path: Path) -> None:
    def nest(made: Any) -> None:
        made.tables[0].rows[1].cells[0].add_table(1, 1).rows[0].cells[0].text = "Inner words"

    write_docx(tmp_path / "plan.docx", change=nest)
    told = report(run, tmp_path, "plan.docx")
    assert [each["place"] for each in told["refused"]] == ["table 1, row 2, Action"]
    assert any("Inner words" in each["words"] for each in told["left_over"])


@pytest.mark.parametrize("name", ["plan.xlsx", pytest.param("plan.docx", marks=needs_pandoc)])
def test_a_cell_over_two_columns_is_refused(run, tmp_path: Path, name: str) -> None:
    if name == "plan.xlsx":
        write_xlsx(
            tmp_path / name,
            ROW,
            ("", "", "July 2023"),
            change=lambda _, sheet: sheet.merge_range(2, 0, 2, 1, "Fix beds"),
        )
    else:

        def merge(made: Any) -> None:
            cells = made.tables[0].rows[2].cells
            cells[0].merge(cells[1])

        write_docx(tmp_path / name, ROW, ("Fix beds", "", "July 2023"), change=merge)
    (refused,) = report(run, tmp_path, name)["refused"]
    assert refused["place"].endswith("row 3, Action") and "2 columns" in refused["why"]


def test_a_formula_is_refused_where_it_stands_for_signed_words(run, tmp_path: Path) -> None:
    write_xlsx(tmp_path / "plan.xlsx", ("Train staff", "Nursing", "=TODAY()"))
    (refused,) = report(run, tmp_path, "plan.xlsx")["refused"]
    assert refused["place"] == "sheet Plan, row 2, Deadline" and "formula" in refused["why"]


def test_words_beyond_what_is_read_are_missed_and_told(run, tmp_path: Path) -> None:
    """The library stops at 64 columns; the second reader does not."""
    write_xlsx(tmp_path / "plan.xlsx", change=lambda _, sheet: sheet.write(1, 99, "Far away"))
    assert [each["words"] for each in report(run, tmp_path, "plan.xlsx")["left_over"]] == ["Far away"]


def test_a_comment_on_a_cell_is_told(run, tmp_path: Path) -> None:
    write_xlsx(tmp_path / "plan.xlsx", change=lambda _, sheet: sheet.write_comment("A2", "Moved by the chair"))
    assert "Moved by the chair" in json.dumps(report(run, tmp_path, "plan.xlsx")["left_over"])


@needs_pandoc
def test_a_header_and_a_box_are_told_and_a_picture_counted(run, tmp_path: Path) -> None:
    def more(made: Any) -> None:
        made.sections[0].header.paragraphs[0].text = "Draft for consultation"
        made.add_picture(str(Path(__file__).parent.parent.parent / "docs" / "pictures" / PICTURE))

    write_docx(tmp_path / "plan.docx", change=more)
    told = report(run, tmp_path, "plan.docx")
    assert told["pictures_lost"] == 1
    assert [(each["place"], each["words"]) for each in told["left_over"]] == [
        ("word/header1.xml", "Draft for consultation")
    ]


PICTURE = next(each.name for each in (Path(__file__).parent.parent.parent / "docs" / "pictures").glob("*.png"))


@pytest.mark.parametrize("raw, name, words", [
    (b"%PDF-1.7\n", "plan.pdf", "pdftotext"),
    (b"\x00\x01", "plan.bin", ".docx"),
    (b"Action,Lead\n\xff\xfe,x\n", "plan.csv", "line 2 is not UTF-8"),
    (b'Action,Lead\n"open', "plan.csv", "no CSV"),
    (b"ab c" * 600_000, "plan.txt", "larger than 1 MB"),
    (b"a;\n" * 60_000, "plan.csv", "more cells, than any plan"),
    (b"a\n\n" * 60_000, "plan.txt", "more lines, or"),
    (b"PK\x03\x04 cut short", "plan.docx", "damaged"),
])  # fmt: skip
def test_files_that_are_not_read(run, tmp_path: Path, raw: bytes, name: str, words: str) -> None:
    (tmp_path / name).write_bytes(raw)
    ran = run("import", name, folder=tmp_path)
    assert ran.code == 2 and words in ran.err, ran.err
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_package_that_unpacks_to_far_too_much_is_not_unpacked(run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "plan.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 2**25)
    ran = run("import", "plan.docx", folder=tmp_path)
    assert ran.code == 2 and "unpacks" in ran.err


def test_without_pandoc_it_is_said_how_to_get_it(run, tmp_path: Path) -> None:
    (tmp_path / "plan.html").write_text("<p>Words</p>")
    ran = run("import", "plan.html", folder=tmp_path, env={"PATH": str(tmp_path)})
    assert ran.code == 2 and "https://pandoc.org" in ran.err


def test_a_cost_that_is_no_number_is_refused(run, tmp_path: Path) -> None:
    rows = "Action,Lead,Deadline,Cost\nTrain staff,Nursing,30 June 2023,£400\n"
    (tmp_path / "plan.csv").write_text(rows)
    run("import", "plan.csv", folder=tmp_path)
    assert "Cost: cost" in (tmp_path / "plan.csv.import.yaml").read_text()
    (tmp_path / "plan.csv").write_text(rows + "Fix beds,Estates,2024,about £30\n")
    (refused,) = report(run, tmp_path, "plan.csv")["refused"]
    assert refused["place"] == "line 3, Cost" and "`about £30`" in refused["why"]


def test_a_column_that_nobody_has_settled_stays_open(run, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text("Action,Lead,Deadline,Cost\nTrain staff,Nursing,30 June 2023,forty pounds\n")
    told = report(run, tmp_path, "plan.csv")
    assert [(each["place"], each["column"], each["words"]) for each in told["left_over"]] == [
        ("line 2", "Cost", "forty pounds")
    ]
    rules = tmp_path / "plan.csv.import.yaml"
    rules.write_text(rules.read_text().replace("Cost: unsure", "Cost: leave").replace("folder: plan", "folder: made"))
    assert run("import", "plan.csv", "--write", folder=tmp_path).code == 0
    assert run("validate", "--data", "made", folder=tmp_path).code == 0


@pytest.mark.parametrize("text", ["Just a letter.\n", "a,b\n1,2\n", "Priority,Lead\nHomes,Housing\n"])
def test_a_document_without_a_plan_in_it_is_told_as_such(run, tmp_path: Path, text: str) -> None:
    (tmp_path / "plan.csv").write_text(text)
    assert report(run, tmp_path, "plan.csv")["deliverables"] == 0
    ran = run("import", "plan.csv", folder=tmp_path)
    assert ran.code == 1 and "No row was placed" in ran.out


def test_a_plan_with_holes_is_written_as_it_is_and_is_right(run, tmp_path: Path) -> None:
    """No number, no theme, no date, a priority that goes on further down: nothing is made up for them."""
    (tmp_path / "plan.csv").write_text(
        "No.,Priority,Theme,Action,Lead,Deliverables and dates\n"
        ",Homes,,Insulate,Housing,\n"
        "2,Streets,Trees,Plant,Parks,Trees bought: 2024\n"
        "3,Homes,Heat,Fit pumps,Housing,First ten: 2025\n"
    )
    run("import", "plan.csv", folder=tmp_path)
    assert run("import", "plan.csv", "--write", folder=tmp_path).code == 0
    ran = run("validate", "--data", "plan", folder=tmp_path)
    assert ran.code == 0, ran.out
    rows = json.loads(run("list", "deliverables", "--data", "plan", "--format", "json", folder=tmp_path).out)["items"]
    assert [(row["id"], row["timeframe"]) for row in rows] == [("P1.1.1", ""), ("P1.2.1", "2025"), ("P2.1.1", "2024")]
    assert sorted(each.name for each in (tmp_path / "plan/priorities").iterdir()) == [
        "01-homes.yaml",
        "02-streets.yaml",
    ]
    assert "null" not in (tmp_path / "plan/priorities/01-homes.yaml").read_text()
    assert run("import", "plan.csv", folder=tmp_path).code == 0


def test_what_is_listed_to_be_left_and_is_not_there_is_told(run, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text("Action,Lead,Deadline\nTrain staff,Nursing,30 June 2023\n")
    run("import", "plan.csv", folder=tmp_path)
    with (tmp_path / "plan.csv.import.yaml").open("a") as file:
        file.write("leave:\n  - Lost words\n")
    ran = run("import", "plan.csv", folder=tmp_path)
    assert ran.code == 0 and "Lost words" in ran.out


def test_wrong_rules_are_named_with_their_place(run, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text("Action,Lead,Deadline\nTrain staff,Nursing,30 June 2023\n")
    run("import", "plan.csv", folder=tmp_path)
    rules = tmp_path / "plan.csv.import.yaml"
    text = rules.read_text()
    rules.write_text(text.replace("Lead: leads", "Lead: leeds"))
    ran = run("import", "plan.csv", folder=tmp_path)
    line = text.splitlines().index("  Lead: leads  # guess") + 1
    assert ran.code != 0 and f"plan.csv.import.yaml:{line}:9: `leeds`: did you mean `leads`?" in ran.err, ran.err


def test_a_dry_run_writes_nothing_at_all(run, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text("Action,Lead,Deadline\nTrain staff,Nursing,30 June 2023\n")
    ran = run("import", "plan.csv", "--diff", folder=tmp_path)
    assert "+document: plan" in ran.out and "nothing was written" in ran.err
    assert [each.name for each in tmp_path.iterdir()] == ["plan.csv"]
