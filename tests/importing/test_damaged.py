"""Documents that no program wrote: each is refused or read in words, soon, and no part of one escapes the limits."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.hostile.limited import Took, assert_well_behaved, npa
from tests.importing.documents import needs_pandoc
from tests.importing.test_refused import rewrite, write_docx, write_xlsx

ODT = b"application/vnd.oasis.opendocument.text"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pack(path: Path, *parts: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> None:
    with zipfile.ZipFile(path, "w", how) as package:
        for name, raw in parts:
            package.writestr(name, raw)


def add(path: Path, name: str, raw: bytes) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, raw)


def imported(path: Path) -> Took:
    took = npa("import", path.name, "--dry-run", folder=path.parent)
    assert_well_behaved(took)
    return took


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_does_not_escape_the_limits(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    pack(path, ("word/document.xml", b"<a>" * 4_000_000), ("word/document.xml", b"<a/>"))
    took = imported(path)
    assert took.code == 2 and "not written by an office program" in took.err


def test_a_part_packed_in_a_way_that_no_office_program_uses_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    pack(path, ("word/document.xml", b"<a/>"), how=zipfile.ZIP_LZMA)
    assert "not written by an office program" in imported(path).err


def test_a_part_whose_packing_is_damaged_is_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    pack(path, ("word/document.xml", bytes(range(256)) * 40))
    raw = bytearray(path.read_bytes())
    at = raw.index(b"word/document.xml") + len(b"word/document.xml")
    raw[at : at + 8] = b"\xff" * 8
    path.write_bytes(raw)
    took = imported(path)
    assert took.code == 2 and "damaged" in took.err


def test_an_odt_that_holds_its_kind_alone_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.odt"
    pack(path, ("mimetype", ODT))
    assert imported(path).code == 2


@needs_pandoc
@pytest.mark.parametrize("opened", ["<mc:Fallback >", "<w:t ", "<w:br ", "<w:t>&#" + "9" * 5_000 + ";"])
def test_marks_that_are_never_closed_in_a_docx_take_no_time(tmp_path: Path, opened: str) -> None:
    path = tmp_path / "plan.docx"
    write_docx(path)
    many = opened * (60_000 if len(opened) < 99 else 100)
    rewrite(path, "word/document.xml", lambda text: text.replace("<w:body>", f"<w:body><!--{many}-->"))
    imported(path)


@needs_pandoc
@pytest.mark.parametrize("opened", ["<text:changed-region >", "<text:p>", "<text:change-start/>", "<text:s "])
def test_marks_that_are_never_closed_in_an_odt_take_no_time(tmp_path: Path, opened: str) -> None:
    path = tmp_path / "plan.odt"
    pack(path, ("mimetype", ODT), ("content.xml", f"<a><!--{opened * 60_000}--></a>".encode()))
    imported(path)


@pytest.mark.parametrize("opened", ["<is>", "<is><t>", '<c t="s" ', "<c ", '<c t="s"><v>' + "9" * 5_000 + "</v>"])
def test_marks_that_are_never_closed_in_a_workbook_take_no_time(tmp_path: Path, opened: str) -> None:
    path = tmp_path / "plan.xlsx"
    write_xlsx(path)
    many = opened * (60_000 if len(opened) < 99 else 100)
    rewrite(path, "xl/worksheets/sheet1.xml", lambda text: text.replace("<sheetData>", f"<!--{many}--><sheetData>"))
    imported(path)


@needs_pandoc
@pytest.mark.parametrize("said, word", [("ISO-8859-1", "café"), ("utf-8", "caf")])
def test_letters_of_another_encoding_are_read_as_the_part_says(tmp_path: Path, said: str, word: str) -> None:
    path = tmp_path / "plan.docx"
    write_docx(path)
    part = f'<?xml version="1.0" encoding="{said}"?><w:comments {W}><w:comment w:id="0"><w:p><w:r><w:t>'.encode()
    add(path, "word/comments.xml", part + b"caf\xe9</w:t></w:r></w:p></w:comment></w:comments>")
    took = imported(path)
    assert took.code == 1 and word in took.out, took.err


@needs_pandoc
@pytest.mark.parametrize("head", [
    "<title>&nbsp;</title>",
    '<title></title><meta name="author" content="">',
    '<title>A</title><meta name="author" content=" ">',
])  # fmt: skip
def test_a_title_without_words_is_none(tmp_path: Path, head: str) -> None:
    path = tmp_path / "plan.html"
    path.write_text(f"<html><head>{head}</head><body><p>Words of it</p></body></html>")
    took = imported(path)
    assert took.code == 1 and "Words of it" in took.out


@pytest.mark.parametrize("cost", ["9" * 5_000, "9" * 400 + ".5", "9" + ",999" * 2_000])
def test_a_cost_of_very_many_digits_is_no_number(tmp_path: Path, cost: str) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(f'Action,Lead,Cost\nPlant,X,"{cost}"\n')
    imported(path)
