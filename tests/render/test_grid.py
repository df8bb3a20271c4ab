"""The head of a grid: no name in it lies on another, however narrow its columns are."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from npa_cli.document.blocks import Grid, Span, Text
from npa_cli.render.draw.grid import draw_grid
from npa_cli.render.draw.marks import Label
from npa_cli.render.office.page_layout import width_of

POINT = 0.352778  # millimetres


def head_of(columns: tuple[Span, ...]) -> list[tuple[float, float, float, str]]:
    """Each name of the head: its line, where it begins and ends in pixels, and its words."""
    cells = tuple(Text("? 13") for _ in columns)
    grid = Grid("", "", "Priority", columns, ((Text("P1"), Text("One"), cells),), cells, None, "")
    drawing, found = draw_grid(grid), []
    for mark in drawing.marks:
        if isinstance(mark, Label) and mark.y < 40 and mark.text:
            wide = width_of(mark.text, 12, is_bold=mark.tone == "strong") / POINT  # letters of 12 pixels
            begins = mark.x - wide * {"start": 0, "middle": 0.5, "end": 1}[mark.anchor]
            assert begins + wide <= drawing.width, f"`{mark.text}` is cut"
            found.append((mark.y, begins, begins + wide, mark.text))
    return sorted(found)


@given(
    st.booleans(),
    st.integers(1, 6),
    st.integers(0, 3),
    st.booleans(),
    st.sampled_from([(), ("ongoing",), ("ongoing", "closed")]),
)
def test_no_name_in_the_head_lies_on_another(
    before: bool, years: int, missing: int, later: bool, extra: tuple[str, ...]
) -> None:
    quarters = [Span(f"FY{18 + year}/{19 + year}", f"Q{number}") for year in range(years) for number in range(1, 5)]
    columns = (
        *([Span("before", "")] if before else []),
        *quarters[missing:],
        *([Span("later", "")] if later else []),
        *(Span(name, "") for name in extra),
    )
    found = head_of(columns)
    assert {"before", "later", *extra} & {each[3] for each in found} == {
        each.group for each in columns if not each.heading
    }
    for (line, _, ends, words), (other, begins, _, following) in pairwise(found):
        assert line != other or begins >= ends - 1, f"`{words}` runs into `{following}`"
