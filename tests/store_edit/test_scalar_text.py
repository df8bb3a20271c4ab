"""One value as text: whoever reads it, by YAML 1.1 or 1.2, reads what was meant."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from npa_cli.edit import EditRefusedError, scalar_text
from npa_cli.store.read_yaml import read_yaml
from tests.counts import examples

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
INDICATORS = st.text("ab:#-?,[]{}&*!|>'\"%@` \n\t\r\\=~<01._/é\u2028\x85\ufeff\x07", max_size=14)


@pytest.mark.parametrize(
    "text",
    ["", "No", "no", "YES", "on", "Off", "y", "n", "true", "NULL", "~", "1.10", "12", "-3", "+1", "0x1F", "0o7", "1e3", ".5",
     "1_000", "12:30", "190:20:30", "2019-01-01", "2019-1-1 10:00:00", "<<", "=", "---", "...", "- x", "? x", ": x", "a: b",
     "a:", "x # y", "#x", " x", "x ", "@x", "`x`", "%x", "&x", "*x", "!x", "|", ">", "[x", "{x", "'x'", '"x"', "x\ty",
     ".inf", "NaN.", ".nan", "3.1.4"],
)  # fmt: skip
@pytest.mark.parametrize("flow", [True, False])
def test_what_some_reader_would_take_for_something_else_is_quoted(text, flow) -> None:
    written = scalar_text(text, flow=flow)
    assert (written[0] in "'\"") == (text != "NaN.")
    assert read_back(written, flow=flow) == text


@pytest.mark.parametrize(
    "text",
    ["word", "two words", "FY18/19 Q3 (then Annually)", "P3.1.2", "it's", 'say "x"', "café – naïve", "a#b", "3 days", "1st",
     "2019-01-01 was a Tuesday", "No change", "CHG-004", "Q4", "https://example.org/a?b=c#d"],
)  # fmt: skip
def test_ordinary_words_are_left_plain(text) -> None:
    assert scalar_text(text, flow=False) == text


@pytest.mark.parametrize("text", ["a, b", "[x]", "a}b", "https://example.org/a", "a?b"])
def test_in_brackets_more_is_quoted(text) -> None:
    assert scalar_text(text, flow=True) == f"'{text}'"


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, "null"), (True, "true"), (False, "false"), (0, "0"), (-12, "-12"), (1.5, "1.5"), (date(2019, 6, 30), "2019-06-30"),
     (float("inf"), ".inf"), (float("-inf"), "-.inf"), (float("nan"), ".nan")],
)  # fmt: skip
def test_values_that_are_not_words(value, written) -> None:
    assert scalar_text(value, flow=True) == scalar_text(value, flow=False) == written


def test_prose_is_folded_and_lines_are_kept() -> None:
    prose = "word " * 30 + "end"
    assert scalar_text(prose, flow=False, column=2).split("\n") == [
        ">-", "  " + "word " * 18 + "word", "  " + "word " * 10 + "word end",
    ]  # fmt: skip
    assert scalar_text("one\n\n  two\n", flow=False, column=4) == "|\n    one\n\n      two"
    assert scalar_text("one\ntwo", flow=False, column=2) == "|-\n  one\n  two"
    assert scalar_text("one\ntwo", flow=True) == '"one\\ntwo"'
    assert scalar_text(prose, flow=True) == prose


@pytest.mark.parametrize("text", ["x\ntail \ny", "\nx", "x\n\n", " x\ny", "x\r\ny", "x\ty\nz", "\n"])
def test_what_an_editor_would_lose_in_a_block_is_shown_in_quotes(text) -> None:
    assert scalar_text(text, flow=False, column=2)[0] == '"'


def test_the_way_it_was_written_is_kept_where_it_will_do() -> None:
    assert scalar_text("word", flow=False, style='"') == '"word"'
    assert scalar_text("word", flow=False, style="'") == "'word'"
    assert scalar_text("it's", flow=False, style="'") == "'it''s'"
    assert scalar_text("word", flow=False, style=">", column=2) == ">-\n  word"
    assert scalar_text("a\tb", flow=False, style="'") == '"a\\tb"'
    assert scalar_text(12, flow=False, style='"') == "12"


def test_half_a_character_and_other_objects_are_refused() -> None:
    with pytest.raises(EditRefusedError, match="lone surrogate"):
        scalar_text("\ud800", flow=True)
    for value in (datetime(2019, 1, 1, 12), object(), b"bytes"):
        with pytest.raises(TypeError):
            scalar_text(value, flow=True)


def read_back(written: str, *, flow: bool, parser: str = "compiled"):
    text = f"k: [{written}, x]\n" if flow else f"k: {written}\nend: x\n"
    document, findings = read_yaml("x.yaml", text.encode(), parser)
    assert findings == (), (text, findings)
    return document.data["k"][0] if flow else document.data["k"]


@settings(max_examples=examples(4_000), deadline=None)
@given(st.one_of(INDICATORS, WORDS), st.booleans(), st.sampled_from(("", "'", '"', "|", ">")))
@example("a\u2028b", False, "")
@example("\ufeffx", True, "")
@example("x\x85y", False, "|")
def test_any_words_come_back_from_every_reader(text, flow, style) -> None:
    written = scalar_text(text, flow=flow, style=style, column=2)
    assert read_back(written, flow=flow) == text
    assert read_back(written, flow=flow, parser="pure") == text
    old = YAML(typ="safe", pure=True)
    old.version = (1, 1)  # type: ignore[assignment]
    data = old.load(f"k: [{written}, x]\n" if flow else f"k: {written}\nend: x\n")
    assert (data["k"][0] if flow else data["k"]) == text
