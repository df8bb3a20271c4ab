"""Workbooks that something happened to: each is refused by name, or asked about, in words an official understands.

Never a traceback, never a guess, and nothing written of what is asked.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl  # type: ignore[import-untyped]
import pytest

from npa_cli.model.pack_base import pack_id
from tests.hostile.limited import assert_well_behaved, npa
from tests.packs.workbooks import ITEM, RETURN, edited, filled, head_row, made_pack, place, repacked

Wound = Callable[[bytes], bytes]


def part(name: str, content: bytes | None) -> Wound:
    def change(parts: dict[str, bytes]) -> None:
        if content is None:
            del parts[name]
        else:
            parts[name] = content

    return lambda raw: repacked(raw, change)


def packed(*parts: tuple[str, bytes]) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(name, content)
    return held.getvalue()


def encrypted(raw: bytes) -> bytes:
    """The package with the mark of a locked part on its first entry, in both places that have it."""
    at, listed = raw.index(b"PK\x03\x04"), raw.index(b"PK\x01\x02")
    marked = bytearray(raw)
    marked[at + 6] |= 1
    marked[listed + 8] |= 1
    return bytes(marked)


def doctype(before: str = "", letters: str = "utf-8") -> Wound:
    """A sheet that begins with a document type, after something else, in letters of some encoding."""

    def change(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        text = re.sub(r"^<\?xml.*?\?>", "", parts[name].decode(), flags=re.DOTALL)
        start = f'<?xml version="1.0" encoding="{letters}"?>{before}'
        parts[name] = f'{start}<!DOCTYPE worksheet [<!ENTITY b "bbbb">]>{text}'.encode(letters)

    return lambda raw: repacked(raw, change)


def too_many_tags(parts: dict[str, bytes]) -> None:
    """A sheet of another name than the usual, which the workbook says is its sheet."""
    for name, raw in list(parts.items()):
        parts[name] = raw.replace(b"sheet1.xml", b"sheet1.bin")
    sheet = parts.pop("xl/worksheets/sheet1.xml")
    parts["xl/worksheets/sheet1.bin"] = sheet.replace(b"</sheetData>", b"<row><c/></row>" * 300_000 + b"</sheetData>")


def identified(field: str, value: str) -> Wound:
    """A pack that says it is another, and is sealed as such."""

    def change(book: Any) -> None:
        from npa_cli.model.pack import Identity

        page = book["npa"]
        rows = [["" if cell is None else str(cell) for cell in row] for row in page.iter_rows(values_only=True)]
        for row in page.iter_rows(max_row=6):
            if row[0].value == field:
                row[1].value = value
        head = {row[0]: row[1] for row in rows[1:6]} | {field: value}
        page.cell(1, 2).value = pack_id(Identity(**head), [tuple(row[:4]) for row in rows[6:]])

    return lambda raw: edited(raw, change)


def hidden(change: Callable[[Any], object]) -> Wound:
    return lambda raw: edited(raw, lambda book: change(book["npa"]))


def form(change: Callable[[Any], object]) -> Wound:
    return lambda raw: edited(raw, lambda book: change(book["Return"]))


def renamed(old: str, new: str) -> Callable[[Any], None]:
    def change(page: Any) -> None:
        for cell in page[head_row(page)]:
            if cell.value == old:
                cell.value = new

    return change


REFUSED: dict[str, tuple[Wound, str]] = {
    "an empty file": (lambda raw: b"", "it is no workbook"),
    "a letter": (lambda raw: b"Dear all,\nall is well\n", "it is plain text"),
    "CSV": (lambda raw: b"Id,Status\nP1.1.1,Complete\n", "it is plain text, such as CSV, in which days can't be told"),
    "an old Excel file": (lambda raw: bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "an old Excel file (.xls)"),
    "one with a password": (
        lambda raw: bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 60 + "EncryptedPackage".encode("utf-16-le"),
        "locked with a password",
    ),
    "a picture": (lambda raw: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 50, "it is no workbook"),
    "a Word document": (lambda raw: packed(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")), "another kind of file"),
    "a Writer document": (lambda raw: packed(("mimetype", b"application/vnd.oasis.opendocument.text")), "another kind of file"),
    "a binary Excel file": (lambda raw: packed(("[Content_Types].xml", b"<Types/>"), ("xl/workbook.bin", b"\0")), "another kind of file"),
    "a zip": (lambda raw: packed(("a.txt", b"a")), "another kind of file"),
    "more than 5 MB": (lambda raw: raw + b"\0" * (5 * 2**20), "larger than 5 MB"),
    "a zip bomb": (lambda raw: packed(("xl/workbook.xml", b"<w/>"), ("xl/a.xml", b"0" * (41 * 2**20))), "unpacks to far more"),
    "ten thousand parts": (lambda raw: packed(*((f"xl/{n}.xml", b"") for n in range(1_001))), "unpacks to far more"),
    "macros": (lambda raw: repacked(raw, lambda parts: parts.update({"xl/vbaProject.bin": b"\0"})), "it has macros"),
    "Basic": (lambda raw: repacked(raw, lambda parts: parts.update({"Basic/a.xml": b"<a/>"})), "it has macros"),
    "a locked part": (encrypted, "locked with a password"),
    "a locked LibreOffice file": (
        lambda raw: packed(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("META-INF/manifest.xml", b"<m:encryption-data/>")),
        "locked with a password",
    ),
    "cut short": (lambda raw: raw[: len(raw) // 2], "was cut short"),
    "a flipped byte": (lambda raw: raw[:100] + bytes([raw[100] ^ 255]) + raw[101:], "it is damaged"),
    "a sheet that is no XML": (part("xl/worksheets/sheet1.xml", b"<worksheet><"), "it is damaged"),
    "no sheet at all": (part("xl/worksheets/sheet1.xml", None), "its headings, such as Id and Status, are gone"),
    "a workbook that is no XML": (part("xl/workbook.xml", b"\xff\xfe<"), "it is damaged"),
    "a document type": (doctype(), "not written by an office program"),
    "a document type far below": (doctype(f"<!--{'x' * 6000}-->"), "not written by an office program"),
    "a document type in letters of two bytes": (doctype(letters="utf-16"), "not written by an office program"),
    "letters of old mail": (part("xl/workbook.xml", b'<?xml version="1.0" encoding="UTF-7"?><w/>'), "not written by an office program"),
    "too many tags in a part of another name": (lambda raw: repacked(raw, too_many_tags), "unpacks to far more"),
    "a workbook of somebody's own": (lambda raw: _blank(), "not a pack that npa made"),
    "the hidden sheet gone": (lambda raw: edited(raw, lambda book: book.remove(book["npa"])), "its hidden sheet is gone"),
    "the hidden sheet altered": (hidden(lambda page: setattr(page.cell(9, 4), "value", '"x"')), "hidden sheet was altered"),
    "a hidden row gone": (hidden(lambda page: page.delete_rows(9)), "hidden sheet was altered"),
    "a hidden row twice": (hidden(lambda page: page.append([cell.value for cell in page[9]])), "hidden sheet was altered"),
    "no head on the hidden sheet": (hidden(lambda page: page.delete_rows(3)), "hidden sheet is not the one"),
    "another plan": (identified("plan", "other-plan"), "it is about another plan, `other-plan`; this one is"),
    "another partner": (identified("partner", "ZZZ"), "it is for ZZZ, which is no partner of this plan"),
    "another quarter": (identified("period", "FY31/32 Q1"), "it is for FY31/32 Q1, which is no quarter of this plan"),
    "no quarter": (identified("period", "spring"), "it is for spring, which is no quarter of this plan"),
    "no headings": (form(lambda page: page.delete_rows(head_row(page))), "its headings, such as Id and Status, are gone"),
    "no ids": (form(renamed("Id", "Ref")), "its column Id is gone"),
    "two columns of one name": (form(renamed("Done on", "Expected on")), "two of its columns are called Expected on"),
}  # fmt: skip


def _blank() -> bytes:
    held = BytesIO()
    openpyxl.Workbook().save(held)
    return held.getvalue()


@pytest.mark.table
@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_whole(run: Any, plan: Path, take: Any, what: str) -> None:
    wound, words = REFUSED[what]
    before = (plan / RETURN).read_bytes()
    ran = take(wound(filled(made_pack(run, plan), ITEM, {"Status": "On hold"})))
    said = " ".join(ran.out.split())
    assert (ran.code, (plan / RETURN).read_bytes()) == (1, before), ran.out + ran.err
    assert re.search(rf"^RHT.xlsx Refused: .*{re.escape(words)}", said), said
    assert "Traceback" not in ran.err and "fault in npa" not in ran.err


def cell(heading: str, value: Any, kind: str | None = None) -> Wound:
    def change(page: Any) -> None:
        found = place(page, ITEM, heading)
        found.value = value
        if kind:
            found.data_type = kind

    return form(change)


def _number_for_a_day(page: Any) -> None:
    found = place(page, ITEM, "Expected on")
    found.value, found.number_format = 43555, "General"


def column_taken_out(heading: str) -> Callable[[Any], None]:
    return lambda page: page.delete_cols(place(page, ITEM, heading).column)


ASKED: dict[str, tuple[Wound, str]] = {
    "a column renamed": (form(renamed("Confidence", "Ours")), "its column Confidence is gone, and Ours is none of its own"),
    "a formula for a status": (cell("Status", '="On hold"'), "Status: it is a formula"),
    "a formula for words": (cell("What happened", "=A1"), "What happened: it is a formula"),
    "a formula for a day": (cell("Done on", "=TODAY()"), "Done on: it is a formula"),
    "a status of no list": (cell("Status", "Nearly there"), "`Nearly there` is not on the list: No change, Not started"),
    "superseded": (cell("Status", "Superseded"), "`Superseded` is not on the list"),
    "a day for a status": (cell("Status", date(2019, 6, 1)), "`1 June 2019` is not on the list"),
    "a tick for a status": (cell("Status", True, "b"), "`True` is not on the list"),
    "an error for a status": (cell("Status", "#N/A", "e"), "`#N/A` is not on the list"),
    "a number for a colour": (cell("Confidence", 3), "`3` is not on the list: Green, Amber or Red"),
    "blue": (cell("Confidence", "Blue"), "`Blue` is not on the list: Green, Amber or Red"),
    "amber/green": (cell("Confidence", "amber/green"), "`amber/green` is not on the list: Green, Amber or Red"),
    "a day that reads two ways": (cell("Done on", "03/04/2019"), "`03/04/2019` may be 3 April 2019 or 4 March 2019"),
    "a day of no calendar": (cell("Done on", "31/02/2019"), "`31/02/2019` is no day of any calendar"),
    "a month without a day": (cell("Done on", "June 2019"), "`June 2019` is not one day"),
    "words for a day": (cell("Expected on", "as soon as we can"), "`as soon as we can` is not one day"),
    "a quarter for a day": (cell("Done on", "FY19/20 Q3"), "`FY19/20 Q3` is not one day"),
    "a day and more": (cell("Done on", "30 June 2019 if funded"), "`30 June 2019 if funded` is not one day"),
    "a number for a day": (form(_number_for_a_day), "`43555` is a number where a day belongs"),
    "a book for a sentence": (cell("What happened", "word " * 5_000), "it has 24,999 characters"),
    "an id of somebody else": (form(lambda page: setattr(place(page, ITEM, "Id"), "value", "P2.1.1")), "P2.1.1 is not one of the rows that were sent to RHT"),
    "an id of nothing": (form(lambda page: setattr(place(page, ITEM, "Id"), "value", "P99.9.9")), "P99.9.9 is not one of the rows"),
    "an id twice": (form(lambda page: setattr(place(page, "P1.1.3", "Id"), "value", ITEM)), f"{ITEM} stands in 2 rows"),
    "no id beside words": (form(lambda page: setattr(place(page, ITEM, "Id"), "value", None)), "a row without an id has something written in it"),
    "no change and yet words": (lambda raw: filled(raw, ITEM, {"Status": "No change", "What happened": "Much."}), f"{ITEM}: it says No change, and yet something stands under What happened"),
}  # fmt: skip


@pytest.mark.table
@pytest.mark.parametrize("what", ASKED)
def test_what_is_left_and_asked(run: Any, plan: Path, take: Any, what: str) -> None:
    wound, words = ASKED[what]
    before = (plan / RETURN).read_text(encoding="utf-8")
    ran = take(wound(made_pack(run, plan)))
    said = " ".join(ran.out.split())
    assert ran.code == 1 and "To ask RHT about" in said, ran.out + ran.err
    assert words in said, said
    assert (plan / RETURN).read_text(encoding="utf-8") == before
    assert "Traceback" not in ran.err and "fault in npa" not in ran.err


NOTED: dict[str, tuple[Wound, str]] = {
    "the plan's words altered": (form(lambda page: setattr(place(page, ITEM, "What is to be done"), "value", "Nothing")), f"What is to be done of {ITEM} was altered"),
    "a signed date altered": (form(lambda page: setattr(place(page, ITEM, "When, as signed"), "value", "2030")), f"When, as signed of {ITEM} was altered"),
    "a formula in the plan's words": (form(lambda page: setattr(place(page, ITEM, "Last report"), "value", "=1+1")), f"Last report of {ITEM} was altered"),
    "a row gone": (form(lambda page: page.delete_rows(place(page, ITEM, "Id").row)), f"the row of {ITEM} is gone"),
    "a column gone": (form(column_taken_out("Confidence")), "its column Confidence is gone"),
}  # fmt: skip


@pytest.mark.parametrize("what", NOTED)
def test_what_is_left_alone_and_said(run: Any, plan: Path, take: Any, what: str) -> None:
    wound, words = NOTED[what]
    before = (plan / RETURN).read_bytes()
    ran = take(wound(made_pack(run, plan)))
    assert (ran.code, (plan / RETURN).read_bytes()) == (0, before), ran.out + ran.err
    assert words in " ".join(ran.out.split()).partition("Left alone:")[2], ran.out


def test_there_are_sixty_wounds() -> None:
    assert len(REFUSED) + len(ASKED) + len(NOTED) >= 60


def test_a_faulty_workbook_keeps_the_sound_ones_of_the_call(run: Any, plan: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "RHT.xlsx").write_bytes(filled(made_pack(run, plan), ITEM, {"Status": "On hold"}))
    (inbox / "CF.xlsx").write_bytes(b"PK\x03\x04 broken")
    ran = run("return", "take", str(inbox), "--data", str(plan))
    assert ran.code == 1 and "Refused" in ran.out
    assert f"\n  {ITEM}:" in (plan / RETURN).read_text(encoding="utf-8")


def test_two_workbooks_that_differ_about_one_return_are_both_refused(run: Any, plan: Path, tmp_path: Path) -> None:
    inbox, before = tmp_path / "inbox", (plan / RETURN).read_bytes()
    inbox.mkdir()
    for name, status in (("RHT.xlsx", "On hold"), ("RHT (2).xlsx", "Complete")):
        (inbox / name).write_bytes(filled(made_pack(run, plan), ITEM, {"Status": status}))
    ran = run("return", "take", str(inbox), "--data", str(plan))
    assert ran.out.count("another workbook here says something else of the same return") == 2
    assert (ran.code, (plan / RETURN).read_bytes()) == (1, before)


@pytest.mark.parametrize("sent", [".xlsx", ".ods"])
def test_the_copy_nobody_filled_in_says_nothing_against_the_other(
    sent: str, run: Any, plan: Path, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"  # the letter has the form twice, and comes back with both
    inbox.mkdir()
    (inbox / f"RHT-as-sent{sent}").write_bytes(made_pack(run, plan, ending=sent))
    (inbox / "RHT.xlsx").write_bytes(filled(made_pack(run, plan), ITEM, {"Status": "On hold"}))
    ran = run("return", "take", str(inbox), "--data", str(plan))
    assert ran.code == 0, ran.out + ran.err
    assert f"\n  {ITEM}:" in (plan / RETURN).read_text(encoding="utf-8")
    assert "Nothing in it is new." in ran.out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("approved_on: 2019-07-04", "approved on 4 Jul 2019"),
        ("approved_by: Deputy Director", "approved by Deputy Director"),
    ],
)
def test_an_approved_return_is_altered_only_by_a_late_answer(
    line: str, said: str, run: Any, plan: Path, take: Any
) -> None:
    raw = filled(made_pack(run, plan), ITEM, {"Status": "On hold"})
    path = plan / RETURN
    path.write_text(path.read_text(encoding="utf-8") + f"{line}\n", encoding="utf-8")
    ran = take(raw)
    assert ran.code == 1 and f"was {said}, and this would alter it ({ITEM}, Status); --late takes it" in ran.out
    held = path.read_text(encoding="utf-8")
    late = take(raw, "--late")
    assert late.code == 0 and "the approval" in late.out and line in path.read_text(encoding="utf-8")
    assert f"{ITEM}:\n    status: on_hold" in path.read_text(encoding="utf-8") and f"{ITEM}:" not in held
    shown = run("return", "status", "--period", "FY19/20-Q1", "--as-at", "2019-08-01", folder=plan).out
    assert "not approved yet" not in next(each for each in shown.splitlines() if each.startswith("RHT"))


def test_what_can_not_be_written_leaves_every_return(run: Any, plan: Path, tmp_path: Path, monkeypatch: Any) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for partner, item in (("RHT", ITEM), ("RC", "P2.2.1")):
        (inbox / f"{partner}.xlsx").write_bytes(filled(made_pack(run, plan, partner), item, {"Status": "On hold"}))
    before = {path: path.read_bytes() for path in plan.rglob("*.yaml")}
    from npa_cli.store import replace_file

    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(replace_file, "write_new", full)
    ran = run("return", "take", str(inbox), "--data", str(plan))
    assert ran.code == 2 and "no room left" in ran.err, ran.err
    assert {path: path.read_bytes() for path in plan.rglob("*.yaml")} == before


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX files")
@pytest.mark.parametrize("command", ["take", "check"])
def test_a_pipe_is_not_waited_for(run: Any, plan: Path, tmp_path: Path, command: str) -> None:
    for name in ("RHT.xlsx", "RHT.yaml"):
        os.mkfifo(tmp_path / name)
        ran = run("return", command, str(tmp_path / name), "--data", str(plan))
        assert ran.code in (1, 2) and "not a file" in ran.out + ran.err


def test_a_path_that_is_not_there_is_a_usage_error(run: Any, plan: Path, tmp_path: Path) -> None:
    assert run("return", "take", str(tmp_path / "none.xlsx"), "--data", str(plan)).code == 2
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "no workbook" in run("return", "take", str(empty), "--data", str(plan)).err
    shutil.rmtree(empty)
    assert run("return", "take", str(plan), "--cell", "P1.1.4:forecast", "--data", str(plan)).code == 2


def test_spaces_that_a_few_bytes_stand_for_are_not_made(run: Any, plan: Path, take: Any) -> None:
    def change(parts: dict[str, bytes]) -> None:
        spaces = b'<text:p><text:s text:c="999999999"/>'
        parts["content.xml"] = parts["content.xml"].replace(b"<text:p>", spaces, 1)

    ran = take(repacked(made_pack(run, plan, ending=".ods"), change), name="RHT.ods")
    assert ran.code == 1 and "unpacks to far more" in " ".join(ran.out.split()), ran.out


HEAVY: dict[str, Wound] = {
    "140,000 cells": part("xl/worksheets/sheet1.xml", b"<worksheet><sheetData>" + (b"<row>" + b"<c><v>1</v></c>" * 64 + b"</row>") * 2_200 + b"</sheetData></worksheet>"),
    "a word of 15 million letters": part("xl/sharedStrings.xml", b"<sst><si><t>" + "🙂".encode() + b"w" * 15_000_000 + b"</t></si></sst>"),
    "merged cells without end": part("xl/worksheets/sheet1.xml", b"<worksheet>" + b'<mergeCell ref="A1:XFD9999"/>' * 400_000 + b"</worksheet>"),
    "merged cells begun and not ended": part("xl/worksheets/sheet1.xml", b"<worksheet>" + b"<mergeCell " * 500_000),
    "six hundred thousand rows": part("xl/worksheets/sheet1.xml", b"<worksheet><sheetData>" + b"<row/>" * 590_000 + b"</sheetData></worksheet>"),
    "words nobody uses": part("xl/sharedStrings.xml", b"<sst>" + b"<si><t>word</t></si>" * 149_000 + b"</sst>"),
    "more tags than are parsed": part("xl/worksheets/sheet1.xml", b"<a>" * 1_000_000),
    "deep": part("xl/worksheets/sheet1.xml", b"<a>" * 590_000),
    "a row far down": part("xl/worksheets/sheet1.xml", b'<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.table
@pytest.mark.parametrize("what", [*HEAVY, *REFUSED, *ASKED, *NOTED])
def test_no_wound_takes_long_or_much(run: Any, plan: Path, tmp_path: Path, what: str) -> None:
    """Under 2 seconds of processor and 300 MB, in a process of its own."""
    wound = HEAVY.get(what) or (REFUSED | ASKED | NOTED)[what][0]
    path = tmp_path / "RHT.xlsx"
    path.write_bytes(wound(filled(made_pack(run, plan), ITEM, {"Status": "On hold"})))
    took = npa("return", "take", str(path), "--dry-run", "--data", str(plan), folder=plan)
    assert_well_behaved(took)
    assert took.seconds < 2, took.seconds


@pytest.mark.parametrize(
    ("words", "stated", "day"),
    [
        ("December 2019", "", "2019-12-31"),
        ("FY19/20 Q3", "", "2019-12-31"),
        ("30.09.2019", "", "2019-09-30"),
        ("3/4/2020", "conventions: {first_number: day}\n", "2020-04-03"),
        ("3/4/2020", "conventions: {first_number: month}\n", "2020-03-04"),
    ],
)
def test_a_form_takes_a_day_as_update_does(run: Any, plan: Path, take: Any, words: str, stated: str, day: str) -> None:
    manifest = plan / "workplan.yaml"
    text = re.sub(r"(?m)^conventions:\n(?: .*\n)+", "", manifest.read_text(encoding="utf-8"))
    manifest.write_text(text + stated, encoding="utf-8")
    said = ("--status", "in_progress", "--rag", "green", "--forecast", words, "--period", "FY18/19-Q4")
    updated = run("update", ITEM, *said, "--diff", folder=plan)
    assert (updated.code, f"forecast: {day}" in updated.out) == (0, True), updated.err
    answers = {"Status": "In progress", "Confidence": "Green", "Expected on": words}
    taken = take(filled(made_pack(run, plan), ITEM, answers))
    assert taken.code == 0, taken.out + taken.err
    assert f"forecast: {day}\n" in (plan / RETURN).read_text(encoding="utf-8")
