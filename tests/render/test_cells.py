"""A text takes as many cells as rich says, whether rich was asked or not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, set_cell_size

from npa_cli.render import wrap


def test_every_letter_that_is_taken_to_need_one_cell_needs_one() -> None:
    every = [chr(code) for code in range(0x110000) if wrap._ONE_CELL_EACH.fullmatch(chr(code))]
    assert len(every) > 900
    assert {cell_len(each) for each in every} == {1}


@given(st.text(), st.integers(0, 30))
def test_of_any_text(text: str, width: int) -> None:
    assert wrap.cell_len(text) == cell_len(text)
    assert wrap.set_cell_size(text, width) == set_cell_size(text, width)


@given(st.text(alphabet="aé–“█ "), st.integers(0, 30))
def test_of_text_that_rich_is_not_asked_about(text: str, width: int) -> None:
    assert wrap.cell_len(text) == cell_len(text)
    assert wrap.set_cell_size(text, width) == set_cell_size(text, width)
