"""What a paper is on pages: links inside a DOCX, long roadmaps in parts, empty parts in one line."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from npa_cli.document.blocks import Bar, Chart, Span
from npa_cli.render.draw.drawing import drawing_of, drawings_of
from tests.conftest import REPOSITORY

RIVERSIDE = ("--data", "examples/riverside", "--period", "FY19/20-Q1")
_FIRST = date(2018, 4, 1)


def test_every_link_of_a_docx_leads_to_a_place_in_it(run: Any, tmp_path: Path) -> None:
    made = tmp_path / "board.docx"
    assert run("report", "board", *RIVERSIDE, "-o", str(made)).code == 0
    text = zipfile.ZipFile(made).read("word/document.xml").decode()
    places = re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="(\w{1,40})"/>', text)
    assert len({id_ for id_, _ in places}) == len({name for _, name in places}) == len(places)
    links = re.findall(r'<w:hyperlink w:anchor="(\w+)"', text)
    assert len(links) > 15 and set(links) <= {name for _, name in places}
    words = [each.text for each in docx.Document(io.BytesIO(made.read_bytes())).paragraphs]
    assert any(line.startswith("Decisions asked · ") or line.startswith("Due and done") for line in words)


@pytest.mark.parametrize("number", [3, 24, 60, 134])
def test_a_roadmap_goes_on_as_many_pages_as_its_letters_need(number: int) -> None:
    bars = tuple(
        Bar(f"P1.{at}.1", "Words enough for three lines of the column that they stand in, or four " * 2, "P1  Title",
            _FIRST, _FIRST + timedelta(at), "○", "Not yet due")
        for at in range(number)
    )  # fmt: skip
    ticks = tuple((_FIRST + timedelta(91 * at), Span("FY18/19", f"Q{at + 1}")) for at in range(4))
    chart = Chart("Roadmap", _FIRST, _FIRST + timedelta(365), _FIRST, ticks, bars)
    parts = tuple(drawings_of(chart))
    assert all(part.height <= 1130 for part in parts)  # pixels, of which 12 are 7 points on A4
    assert len(parts) == max(1, round(sum(part.height for part in parts) / 1130 + 0.49)) or len(parts) == 1
    shown = [mark for part in parts for mark in part.marks]
    assert all(any(getattr(mark, "text", "") == bar.id for mark in shown) for bar in bars)
    assert drawing_of(chart).stays[1] > 0


def test_no_page_of_a_paper_has_headings_over_nothing(run: Any) -> None:
    for paper in (("partner", "MC"), ("priority", "2"), ("exceptions",), ("summary",), ("board",)):
        said = run("report", *paper, *RIVERSIDE).out
        body = said.partition("## Nothing to report")[0]
        assert not re.search(r"^#{2,3} .*\n\nNone\.$", body.partition("## In this paper")[2] or body, re.MULTILINE), (
            paper
        )


def test_days_in_papers_are_written_as_people_write_them(run: Any) -> None:
    for paper in (("board",), ("partner", "RHT"), ("priority", "1"), ("exceptions",), ("summary",)):
        said = run("report", *paper, "--data", "examples/riverside", "--as-at", "2019-07-01", "-f", "text").out
        prose = re.sub(r"Command .*|DEC-\S+|returns/\S+", "", said)
        assert not re.findall(r"\d{4}-\d\d-\d\d", prose), paper


def test_a_workbook_names_no_entry_that_its_audience_may_not_see(run: Any, tmp_path: Path) -> None:
    import shutil

    plan = tmp_path / "plan"
    shutil.copytree(REPOSITORY / "examples" / "riverside", plan)
    risks = plan / "registers" / "risks.yaml"
    risks.write_text(risks.read_text("utf-8").replace("- id: R-001\n", "- id: R-001\n  audience: internal\n"), "utf-8")
    made = tmp_path / "b.xlsx"
    words = ("--data", str(plan), "--period", "FY19/20-Q1", "--audience", "public")
    assert run("report", "board", *words, "-o", str(made)).code == 0
    book = zipfile.ZipFile(made)
    assert not any(b"R-001" in book.read(name) for name in book.namelist())


@pytest.mark.parametrize("words", [RIVERSIDE, ("--data", "data", "--period", "FY18/19-Q3")])
def test_the_picture_of_a_workbooks_summary_is_printed_whole(words: tuple[str, ...], run: Any, tmp_path: Path) -> None:
    made = tmp_path / "b.xlsx"
    assert run("report", "board", *words, "-o", str(made)).code == 0
    sheet = openpyxl.load_workbook(made)["Summary"]
    head = next(row for row in sheet.iter_rows() if row[0].value == "ID")
    ongoing = next(cell for cell in head if cell.value == "ongoing")
    last = openpyxl.utils.range_boundaries(sheet.print_area.rpartition("!")[2].replace("$", ""))[2]
    assert last >= ongoing.column
    spans = ((each.min, min(each.max, last), each.width) for each in sheet.column_dimensions.values())
    width = sum((to - first + 1) * wide for first, to, wide in spans if to >= first)
    assert 10 * (297 - 2 * 0.4 * 25.4) / (width * 1.852) >= 6  # points on A4: 10 where 7 pixels are a character


def test_a_workbook_prints_no_headings_over_nothing_at_its_right(run: Any, tmp_path: Path) -> None:
    made = tmp_path / "b.xlsx"
    assert run("report", "board", "--data", "data", "--period", "FY18/19-Q3", "-o", str(made)).code == 0
    sheet = openpyxl.load_workbook(made)["Deliverables"]
    last = openpyxl.utils.range_boundaries(sheet.print_area.rpartition("!")[2].replace("$", ""))[2]
    assert [cell.value for cell in sheet[1]][last - 1 : last + 1] == ["Due now", "Forecast"]  # nobody reported anything


def test_letters_of_a_pack_are_large_enough_to_read_in_print(run: Any, tmp_path: Path) -> None:
    pack = ("return", "pack", "--data", "data", "--period", "FY19/20-Q1", "--partner", "HMPPS")
    assert run(*pack, "--to", str(tmp_path)).code == 0
    sheet = openpyxl.load_workbook(tmp_path / "HMPPS.xlsx").worksheets[0]
    width = sum((each.max - each.min + 1) * each.width for each in sheet.column_dimensions.values())
    assert {cell.font.name for row in sheet.iter_rows() for cell in row} == {"Arial"}  # what widths are measured by
    assert 10 * (297 - 2 * 0.4 * 25.4) / (width * 1.852) >= 6.5


def test_no_caption_of_a_paper_says_what_its_heading_said(run: Any) -> None:
    for paper in (("board",), ("priority", "1"), ("partner", "RHT"), ("exceptions",)):
        said = run("report", *paper, *RIVERSIDE).out
        for heading, caption in re.findall(r"^#+ (.+)\n\n(?:\*\*(.+)\*\*\n)?", said, re.MULTILINE):
            assert not caption or caption.lower() not in heading.lower(), paper


def test_a_short_table_turns_no_page_on_its_side(run: Any, tmp_path: Path) -> None:
    made = tmp_path / "p.odt"
    assert run("report", "priority", "1", *RIVERSIDE, "-o", str(made)).code == 0
    assert 'style:master-page-name="npa_297"' not in zipfile.ZipFile(made).read("content.xml").decode()
