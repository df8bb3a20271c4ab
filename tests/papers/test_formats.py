"""Every format of a paper: opened by another library, the same bytes each time, and proven to follow from the files."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sys
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import odfdo
import openpyxl
import pytest

from npa_cli.document.blocks import Bullets, Column, DataSheet, Document, FactList, Heading, Paragraph, Table, Text
from npa_cli.render.office.docx import render_docx
from npa_cli.render.office.ods import render_ods
from npa_cli.render.office.odt import render_odt
from npa_cli.render.office.office_file import PaperFile
from npa_cli.render.office.paper_book import paper_book
from npa_cli.render.office.xlsx import render_xlsx
from npa_cli.store.house_template import read_template
from tests.conftest import REPOSITORY

FORMATS = ("md", "txt", "html", "odt", "docx", "ods", "xlsx", "csv", "json")
PAPERS = (("board",), ("priority", "1"), ("partner", "RHT"), ("exceptions",), ("plan-on-a-page",), ("summary",))


@pytest.fixture
def riverside(tmp_path: Path) -> Path:
    """The example plan where no git is, to be changed at will."""
    return Path(shutil.copytree(REPOSITORY / "examples" / "riverside", tmp_path / "riverside"))


@pytest.fixture
def write(run, riverside: Path, tmp_path: Path) -> Callable[..., Path]:
    """Write a paper to a file and give its path."""

    def _write(name: str, *paper: str, quarter: str = "FY19/20-Q1") -> Path:
        target = tmp_path / name
        ran = run("report", *paper, "--data", str(riverside), "--period", quarter, "-o", str(target))
        assert ran.code == 0, ran.err
        return target

    return _write


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_files_give_the_same_bytes(ending: str, write, monkeypatch: pytest.MonkeyPatch) -> None:
    once = write(f"once.{ending}", "board").read_bytes()
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert write(f"again.{ending}", "board").read_bytes() == once


@pytest.mark.table
@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper[0])
def test_a_paper_is_proven_to_follow_from_the_files(ending: str, paper, write, run, riverside: Path) -> None:
    target = write(f"paper.{ending}", *paper)
    ran = run("report", "--verify", str(target), "--data", str(riverside))
    assert (ran.code, "follows from the plan's files" in ran.err) == (0, True), ran.err


@pytest.mark.parametrize("ending", ["md", "html", "odt", "json"])
def test_a_paper_does_not_follow_once_the_plan_has_changed(ending: str, write, run, riverside: Path) -> None:
    target = write(f"paper.{ending}", "board")
    assert run("change", "reject", "CHG-005", "--by", "RPB", "--on", "2019-06-28", "--data", str(riverside)).code == 0
    ran = run("report", "--verify", str(target), "--data", str(riverside))
    assert ran.code == 1
    assert "no longer follows: the plan's files were" in ran.err


@pytest.mark.parametrize("ending", ["md", "html", "odt", "json"])
def test_a_comment_is_told_and_takes_nothing_from_what_a_paper_says(ending: str, write, run, riverside: Path) -> None:
    update = ("update", "P3.2.1", "--partner", "CF", "--period", "FY19/20-Q1", "--status", "in_progress")
    assert run(*update, "--on", "2026-11-29", "--data", str(riverside)).code == 0  # late, and in the paper
    target = write(f"paper.{ending}", "board")
    changes = riverside / "changes.yaml"
    changes.write_text(changes.read_text(encoding="utf-8") + "# one more line\n", encoding="utf-8")
    ran = run("report", "--verify", str(target), "--data", str(riverside))
    assert (ran.code, "nothing that it says has changed since" in ran.err) == (0, True), ran.err
    assert "P3.2.1" not in ran.err


@pytest.mark.parametrize("ending", ["md", "html", "txt"])
def test_a_paper_that_was_edited_does_not_follow(ending: str, write, run, riverside: Path) -> None:
    target = write(f"paper.{ending}", "board")
    target.write_text(target.read_text(encoding="utf-8").replace("Discharge", "Discharged", 1), encoding="utf-8")
    ran = run("report", "--verify", str(target), "--data", str(riverside))
    assert ran.code == 1
    assert "was changed after it was made" in ran.err


@pytest.mark.parametrize(
    "raw", [b"", b"PK\x03\x04nonsense", b"{" * 100_000, b"Command npa report --as-at\nFiles x", b"\xff\xfe"]
)
def test_what_is_no_paper_is_said_to_be_none(raw: bytes, run, tmp_path: Path) -> None:
    target = tmp_path / "paper.md"
    target.write_bytes(raw)
    ran = run("report", "--verify", str(target))
    assert ran.code == 2
    assert "does not say from what it was made" in ran.err


def test_docx_has_headings_tables_and_a_language(write) -> None:
    target = write("board.docx", "board")
    paper = docx.Document(str(target))
    levels = [int(each.style.name[-1]) for each in paper.paragraphs if each.style.name.startswith("Heading")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert paper.core_properties.title.startswith("Riverside Partnership Workplan")
    tables = paper.tables
    assert [cell.text for cell in tables[0].rows[0].cells][:3] == ["ID", "Deliverable", "Lead"]
    with ZipFile(target) as package:
        body = package.read("word/document.xml").decode()
        styles = package.read("word/styles.xml").decode()
    assert body.count("<w:tblHeader") == len(tables)
    assert "npa bad" in styles
    assert "en-GB" in styles


def test_odt_has_headings_tables_and_a_language(write) -> None:
    target = write("board.odt", "board")
    paper = odfdo.Document(str(target))
    levels = [int(each.get_attribute("text:outline-level")) for each in paper.body.headers]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    with ZipFile(target) as package:
        content = package.read("content.xml").decode()
    assert content.count("<table:table-header-rows>") == len(paper.body.tables)


def test_an_organisations_own_styles_are_used(write, run, riverside: Path, tmp_path: Path) -> None:
    house = docx.Document(str(write("board.docx", "board")))
    house.styles["Heading 1"].font.name = "House Sans"
    house.save(str(tmp_path / "house.docx"))
    out = tmp_path / "styled.docx"
    words = ("report", "board", "--data", str(riverside), "--period", "FY19/20-Q1", "-o", str(out))
    assert run(*words, "--template", str(tmp_path / "house.docx")).code == 0
    assert docx.Document(str(out)).styles["Heading 1"].font.name == "House Sans"
    assert "no such file" in run(*words, "--template", str(tmp_path / "none.docx")).err
    (tmp_path / "bad.docx").write_bytes(b"not a document")
    refused = run(*words, "--template", str(tmp_path / "bad.docx"))
    assert refused.code == 2
    assert "bad.docx` is no docx document" in refused.err


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_a_house_document_made_of_an_old_paper_shows_the_new_papers_day(
    ending: str, write, run, riverside: Path, tmp_path: Path
) -> None:
    house, out = write(f"house.{ending}", "board"), tmp_path / f"out.{ending}"
    made = ("report", "board", "--data", str(riverside), "--period", "FY19/20-Q2", "-o", str(out))
    assert run(*made, "--template", str(house)).code == 0
    with ZipFile(out) as package:
        parts = [package.read(name).decode() for name in package.namelist() if "foot" in name or name == "styles.xml"]
    assert any("Internal · As at 1 October 2019 · Riverside" in part for part in parts)
    assert not any("As at 1 July 2019" in part for part in parts)


@pytest.mark.parametrize("ending", ["docx", "odt", "html"])
def test_a_paper_says_with_which_template_it_was_made(ending: str, write, run, riverside: Path, tmp_path: Path) -> None:
    house, other, out = (tmp_path / f"{name}.{ending}" for name in ("house", "other", "out"))
    if ending == "html":
        page = (REPOSITORY / "npa_cli/templates/page.html").read_text(encoding="utf-8")
        house.write_text(page.replace("<header>", "<header>Ours "), encoding="utf-8")
        other.write_text(page, encoding="utf-8")
    else:
        shutil.copy(write(f"made.{ending}", "board"), house)
        shutil.copy(write(f"next.{ending}", "summary"), other)
    made = ("report", "board", "--data", str(riverside), "--period", "FY19/20-Q1", "-o", str(out))
    assert run(*made, "--template", str(house)).code == 0
    verify = ("report", "--verify", str(out), "--data", str(riverside))
    with_it = run(*verify, "--template", str(house))
    assert (with_it.code, "follows from the plan's files" in with_it.err) == (0, True), with_it.err
    without = run(*verify)
    assert (without.code, f"was made with the template house.{ending} (" in without.err) == (3, True)
    assert "add --template and its file" in without.err and "was changed" not in without.err
    with_another = run(*verify, "--template", str(other))
    assert (with_another.code, f"this is other.{ending} (" in with_another.err) == (3, True)
    assert run(*made).code == 0
    assert "leave out --template" in run(*verify, "--template", str(house)).err


@pytest.mark.parametrize("form", ["markdown", "text", "html", "odt", "csv", "json"])
def test_a_paper_whose_name_does_not_say_its_format_is_verified(
    form: str, run, riverside: Path, tmp_path: Path
) -> None:
    made = ("report", "board", "--data", str(riverside), "--period", "FY19/20-Q1", "--format", form, "-o")
    for name in ("paper", *(("paper.txt", "paper.md") if form in ("markdown", "text") else ())):
        assert run(*made, str(tmp_path / name)).code == 0
        ran = run("report", "--verify", str(tmp_path / name), "--data", str(riverside))
        assert (ran.code, "follows from the plan's files" in ran.err) == (0, True), ran.err


def hostile() -> Document:
    rows = tuple(
        (Text(words), Text("12"), Text("007"))
        for words in ("=1+1", "+A1", "@SUM(A1)", "-2+3", "http://a.example", "\x07\u202e")
    )
    table = Table((Column("=HYPERLINK(1)"), Column("Number", "right"), Column("Code")), rows, caption="A/B: [x]*?")
    return Document(
        (
            Heading(1, "Title"),
            Heading(2, "Same"),
            table,
            table,
            Paragraph("<w:t>*_`$x$ \\input{x}"),
            Bullets((Text("# no heading"),)),
        )
    )


def test_no_cell_is_ever_run(tmp_path: Path) -> None:
    values = ("=HYPERLINK(1)", Text("=1+1", "bad"), "+A1", "007", "\x07\u202e", 12, date(2019, 7, 1), None, 1.5)
    sheet = DataSheet("Sheet", ("=A", "B", "C", "D", "E", "F", "G", "H", "I"), (values,), ("=first line",))
    about = PaperFile("=title", date(2019, 7, 1), "&P =footer")
    book = paper_book(about, [sheet], FactList((("Command", Text("=npa")),)))
    (tmp_path / "a.xlsx").write_bytes(render_xlsx(book))
    excel = openpyxl.load_workbook(tmp_path / "a.xlsx")
    cells = [cell for page in excel for row in page.iter_rows() for cell in row]
    assert [cell.data_type for cell in cells].count("f") == 0
    assert not any(cell.hyperlink for cell in cells)
    assert [cell.value for cell in excel["Sheet"][3]][:6] == [
        "=HYPERLINK(1)", "=1+1", "+A1", "007", "<U+0007><U+202E>", 12,
    ]  # fmt: skip
    assert excel["Sheet"]["G3"].is_date
    (tmp_path / "a.ods").write_bytes(render_ods(book, read_template("workbook_styles.xml")))
    content = ZipFile(tmp_path / "a.ods").read("content.xml").decode()
    assert "table:formula" not in content
    assert odfdo.Document(str(tmp_path / "a.ods")).body.tables[0].get_value("B3") == "=1+1"


def test_words_are_never_markup_in_an_office_document(tmp_path: Path) -> None:
    about = PaperFile("a </office:body> & title", date(2019, 7, 1), "a <w:t> footer")
    templates = REPOSITORY / "npa_cli" / "templates"
    (tmp_path / "a.docx").write_bytes(render_docx(hostile(), about, str(templates / "paper.docx")))
    (tmp_path / "a.odt").write_bytes(render_odt(hostile(), about, str(templates / "paper.odt")))
    assert "=1+1" in odfdo.Document(str(tmp_path / "a.odt")).get_formatted_text()
    paper = docx.Document(str(tmp_path / "a.docx"))
    said = [each.text for each in paper.paragraphs]
    assert "<w:t>*_`$x$ \\input{x}" in said
    assert "# no heading" in said
    assert paper.tables[0].rows[1].cells[0].text == "=1+1"
    assert paper.tables[0].rows[6].cells[0].text == "<U+0007><U+202E>"


def test_a_workbook_has_a_sheet_for_each_kind_of_thing(write) -> None:
    excel = openpyxl.load_workbook(write("board.xlsx", "board"))
    assert excel.sheetnames == [
        "Summary", "Deliverables", "Returns", "Changes", "Risks", "Issues", "Dependencies", "Actions", "Decisions",
        "Measures", "Measures as stated", "How this was made",
    ]  # fmt: skip
    rows = list(excel["Summary"].iter_rows(values_only=True))
    at = next(number for number, row in enumerate(rows) if row[1] == "Priority")
    assert rows[at][2:6] == ("Deliverables", "Due so far", "Done", "Done on time")
    assert sum(row[2] for row in rows[at + 1 : -1]) == rows[-1][2] == 23
    page = excel["Deliverables"]
    heads = {cell.value: cell.column_letter for cell in page[1]}
    assert page.max_row == 1 + 23
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref == page.dimensions
    assert page.print_title_rows == "$1:$1"
    due = page[f"{heads['Due now']}2"]
    assert due.is_date
    rated = [page[f"{heads['Rating']}{row}"] for row in range(2, page.max_row + 1)]
    grounds = {cell.value: cell.fill.fgColor.rgb for cell in rated}
    assert grounds["▼ Off track"] != grounds["● On track"] != grounds["✔ Complete"]
    ods = odfdo.Document(str(write("board.ods", "board")))
    assert [table.name for table in ods.body.tables] == excel.sheetnames
    for table in ods.body.tables:
        ours = [
            [float(value) if isinstance(value, Decimal) else value for value in row if value is not None]
            for row in table.get_values()
        ]
        theirs = [
            [value.date() if isinstance(value, datetime) else value for value in row if value is not None]
            for row in excel[table.name].iter_rows(values_only=True)
        ]
        assert [row for row in ours if row] == [row for row in theirs if row], table.name


def test_no_day_is_words_in_a_workbook(write) -> None:
    """As in K16 of the cases: a day that is text can't be sorted."""
    excel = openpyxl.load_workbook(write("board.xlsx", "board"))
    words = [cell.value for page in excel for row in page.iter_rows() for cell in row if isinstance(cell.value, str)]
    words = [each for each in words if not re.search(r", item \d+$", each)]  # where a decision is minuted
    assert not [each for each in words if re.match(r"\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}-\d\d-\d\d$", each)]


def test_csv_comes_with_what_its_columns_are(write) -> None:
    target = write("board.csv", "board")
    metadata: dict[str, Any] = json.loads(target.with_name("board.csv-metadata.json").read_text(encoding="utf-8"))
    assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"
    assert metadata["url"] == "board.csv"
    with target.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = metadata["tableSchema"]["columns"]
    assert list(rows[0]) == [each["name"] for each in columns]
    for each in columns:
        for row in rows:
            value = row[each["name"]]
            if value and each["datatype"] == "date":
                date.fromisoformat(value)
            if value and each["datatype"] == "integer":
                int(value)
            if value and each["datatype"] == "boolean":
                assert value in ("true", "false")


@pytest.mark.parametrize(
    ("ending", "library"), [("odt", "odfdo"), ("docx", "docx"), ("ods", "odfdo"), ("xlsx", "xlsxwriter")]
)
def test_a_missing_library_is_named_with_what_to_type(
    ending: str, library: str, run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, f"npa_cli.render.office.{ending}", raising=False)  # as in a run of its own
    ran = run("report", "board", "--data", "examples/riverside", "-o", str(tmp_path / f"a.{ending}"))
    assert ran.code == 2
    assert f"{ending} needs {library}" in ran.err
    assert f"{Path(sys.executable).as_posix()} -P -m pip install " in ran.err and "[office]" in ran.err
    assert not (tmp_path / f"a.{ending}").exists()


def test_the_csv_and_json_of_a_paper_are_that_paper(write) -> None:
    def rows(name: str, *paper: str) -> list[dict[str, str]]:
        with write(name, *paper).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    said = write("exceptions.md", "exceptions").read_text(encoding="utf-8")
    named = {row["id"] for row in rows("exceptions.csv", "exceptions")}
    assert named == set(re.findall(r"^\| \*\*(P[\d.]+)\*\*", said, re.MULTILINE))
    items = json.loads(write("exceptions.json", "exceptions").read_text(encoding="utf-8"))["items"]
    assert {each["id"] for each in items} == named
    page = rows("page.csv", "plan-on-a-page")
    assert sum(int(row["deliverables"]) for row in page) == 23
    assert [row["deliverables"] for row in page if (row["id"], row["quarter"]) == ("P1", "FY19/20 Q2")] == ["2"]
    held = json.loads(write("page.json", "plan-on-a-page").read_text(encoding="utf-8"))
    assert [each["id"] for each in held["objectives"]] == ["O1", "O2"]
    assert len(held["items"]) == len(page)


def test_without_a_program_that_prints_a_pdf_is_refused_with_what_to_do(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("npa_cli.render.office.programs.shutil.which", lambda *_, **__: None)
    ran = run("report", "board", "--data", "examples/riverside", "-o", str(tmp_path / "a.pdf"))
    assert ran.code == 2
    assert "LibreOffice or Chromium" in ran.err and "FILE.odt or FILE.html" in ran.err
    assert not (tmp_path / "a.pdf").exists()


def test_a_program_that_fails_is_named_without_its_log(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\necho no display >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    ran = run("report", "board", "--data", "examples/riverside", "-o", str(tmp_path / "a.pdf"))
    assert (ran.code, "soffice made no PDF (it ended with 1)" in ran.err) == (2, True), ran.err


def test_a_pdf_names_what_can_be_verified_instead(run, tmp_path: Path) -> None:
    printed = tmp_path / "a.pdf"
    printed.write_bytes(b"%PDF-1.6\n% made by npa: npa report board --period FY19-20-Q1\n%%EOF\n")
    ran = run("report", "--verify", str(printed))
    assert ran.code == 2
    assert "npa report board --period FY19-20-Q1 -o a.odt" in ran.err
    (tmp_path / "a.html").write_text("<html>", encoding="utf-8")
    assert "npa report --verify" in (said := run("report", "--verify", str(printed)).err)
    assert "a.html" in said


def test_pictures_stand_in_office_documents_with_words_for_who_cannot_see_them(write) -> None:
    with ZipFile(write("board.odt", "board")) as package:
        content = package.read("content.xml").decode()
        drawn = package.read("Pictures/1.svg").decode()
        assert "Pictures/1.svg" in package.read("META-INF/manifest.xml").decode()
    assert drawn.startswith("<svg") and 'draw:mime-type="image/svg+xml"' in content
    assert re.search(r"<svg:title>Where the plan stands: [^<]+</svg:title><svg:desc>[^<]+</svg:desc>", content)
    with ZipFile(write("board.docx", "board")) as package:
        names = package.namelist()
        body = package.read("word/document.xml").decode()
        assert package.read("word/media/picture1.emf")[40:44] == b" EMF"
        assert package.read("word/media/picture1.svg").decode() == drawn
    assert "word/media/picture1.emf" in names and "asvg:svgBlip" in body
    assert re.search(r'<wp:docPr [^>]*descr="Where the plan stands: [^"]+"', body)


def test_contents_and_ids_of_a_document_lead_to_places_in_it(run, tmp_path: Path) -> None:
    target = tmp_path / "board.odt"
    run("report", "board", "--data", "examples/riverside", "--period", "FY19/20-Q1", "-o", str(target))
    with ZipFile(target) as held:
        body = held.read("content.xml").decode()
    places = set(re.findall(r'<text:bookmark text:name="([^"]+)"', body))
    links = re.findall(r'xlink:href="#([^"]+)"', body)
    assert {"P1.1.4", "Exceptions", "Annex A: every deliverable"} <= set(links) <= places
