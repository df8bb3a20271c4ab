"""Text from files is data: whatever it says, no format may take it for more."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npa_cli.document.blocks import (
    Bullets,
    Column,
    Document,
    FactList,
    Heading,
    Lines,
    Paragraph,
    Preformatted,
    Table,
    Text,
)
from npa_cli.render.csv_text import render_csv
from npa_cli.render.json_text import render_json
from npa_cli.render.markdown import escape, render_markdown
from npa_cli.render.terminal import Screen, render_terminal

HOSTILE = (
    "\x1b[2J\x1b]0;owned\x07", "a\x00b", "\u202egnirts desrever", "zero\u200bwidth", "\x9b31m", "line\rover", "tab\there",
    "<script>alert(1)</script>", "| cell | break |", "](javascript:x)", "=HYPERLINK(1)", "::error::x", "`code`", "```\nfence",
    "# heading", "- item", "1. item", "&lt;b&gt;", "* * *", "a\nb", "|", "\\", "_under_ __under__", "~~gone~~", "$x$",
)  # fmt: skip
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def everywhere(text: str) -> Document:
    """A document with a text in every place that takes one."""
    table = Table(
        (Column("ID"), Column("Words", wraps=True, least=10)),
        ((Text(text), Text(text, "bad")),),
        (Text(text), Text("")),
    )
    return Document(
        (Heading(1, text, beside=text), Paragraph(text), Paragraph(text, label="Note"), FactList((("Label", Text(text)),)),
         Bullets((Text(text),)), Lines((Text(text),)), table, Preformatted(text))
    )  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [None, 20, 80])
@pytest.mark.parametrize("colour", [False, True])
def test_no_control_character_reaches_a_terminal(text: str, width, colour: bool) -> None:
    shown = render_terminal(everywhere(text), Screen(width, colour))
    ours = re.sub("\x1b\\[[0-9;]*m", "", shown) if colour else shown
    assert CONTROL.search(ours.replace("\n", "")) is None


@given(st.text(max_size=60))
def test_markdown_holds_no_markup_of_the_text(text: str) -> None:
    safe = escape(text).replace("<br>", " ")
    assert "\n" not in safe
    assert not re.search(r"(?<!\\)(?:\\\\)*[<>|`*\[\]]", safe)
    assert not re.match(r"\s*(#{1,6}(\s|$)|>|[-+](\s|$)|\d+[.)](\s|$))", safe)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_markdown_table_keeps_its_shape(text: str) -> None:
    page = render_markdown(Document(everywhere(text).blocks[:-1]))  # what is fenced is not a table
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    assert len(rows) == 4
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {3}


def test_markdown_leaves_ordinary_words_readable() -> None:
    words = "Drug Recovery Prison (DRP) Pilot: 10% of £5, “quoted” & 'plain' - see P1.2_x; by 2021. Q&A"
    assert escape(words) == words


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "=cmd|' /C calc'!A0"])
def test_csv_holds_no_formula(text: str) -> None:
    (cell,) = list(csv.reader(io.StringIO(render_csv(["a"], [{"a": text}]))))[1]
    assert not cell.startswith(("=", "+", "-", "@", "\t"))
    assert text.strip() in cell or "<U+" in cell


def test_csv_writes_lists_dates_and_nothing() -> None:
    from datetime import date

    rows = [{"a": ["x", "y"], "b": date(2019, 4, 1), "c": None, "d": 3}]
    assert render_csv(["a", "b", "c", "d"], rows) == "a,b,c,d\r\nx; y,2019-04-01,,3\r\n"


@given(st.text(max_size=40))
def test_json_gives_the_text_back_whole(text: str) -> None:
    assert json.loads(render_json("x", {"text": text}))["text"] == text


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), min_size=1, max_size=5), st.integers(20, 120))
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(cells: list[str], width: int) -> None:
    from rich.cells import cell_len

    table = Table(
        (Column("ID"), Column("Words", wraps=True, least=8)), tuple((Text("P1"), Text(each)) for each in cells)
    )
    shown = render_terminal(Document((table,)), Screen(width))
    assert all(cell_len(line) <= width for line in shown.splitlines())
    squeezed = re.sub(r"\s", "", shown)
    from npa_cli.render.safe_text import visible

    for each in cells:
        assert re.sub(r"\s", "", visible(each)) in squeezed
