"""The timeline: what is drawn lies where its day is, at any width, and hostile words draw nothing."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from npa_cli.document.blocks import Bar, Chart, Span
from npa_cli.render.chart_text import draw_chart
from npa_cli.render.draw.drawing import drawing_of
from npa_cli.render.draw.svg import svg_file
from npa_cli.render.mermaid import render_mermaid

START = date(2018, 4, 1)
TICKS = tuple(
    (
        date(2018 + (3 + 3 * index) // 12, (3 + 3 * index) % 12 + 1, 1),
        Span(f"FY{18 + index // 4}/{19 + index // 4}", f"Q{index % 4 + 1}"),
    )
    for index in range(12)
)
days = st.dates(date(2016, 1, 1), date(2024, 1, 1))
words = st.text(max_size=80)


def chart_of(*bars: Bar, as_at: date = date(2019, 8, 1)) -> Chart:
    return Chart("Timeline", START, date(2021, 3, 31), as_at, TICKS, bars)


def bar(**changes: Any) -> Bar:
    given = {"id": "P1.1.1", "label": "Do it", "section": "P1  First", "start": START, "end": date(2018, 6, 30),
             "symbol": "●", "words": "On track"}  # fmt: skip
    return Bar(**{**given, **changes})


bars = st.builds(
    Bar,
    id=st.from_regex(r"P[1-9]\.[1-9]\.[1-9]", fullmatch=True),
    label=words,
    section=words,
    start=st.none() | days,
    end=st.none() | days,
    symbol=st.sampled_from("✔●▲▼?"),
    words=words,
    tone=st.sampled_from(("plain", "good", "fair", "warn", "poor", "bad", "done", "quiet")),
    signed=st.none() | days,
    forecast=st.none() | days,
    actual=st.none() | days,
)


def test_a_window_is_drawn_over_its_own_quarters() -> None:
    lines = list(draw_chart(chart_of(bar(start=date(2019, 4, 1), end=date(2019, 9, 30)), as_at=date(2030, 1, 1)), 140))
    quarters, track = lines[1], next(line for line in lines if "━" in line)
    axis = [index for index, letter in enumerate(quarters) if letter == "Q"]
    assert track.index("━") in range(axis[4] - 1, axis[4] + 1)
    assert track.index("┫") in range(axis[6] - 2, axis[6] + 1)


@given(st.lists(bars, min_size=1, max_size=6), st.integers(20, 200), st.booleans(), days)
def test_no_line_is_wider_than_the_screen(found: list[Bar], width: int, ascii_only: bool, as_at: date) -> None:
    for line in draw_chart(chart_of(*found, as_at=as_at), width, ascii_only=ascii_only):
        assert cell_len(line) <= max(width, 70) + 80  # a rating's own words are never cut
        assert "\x1b" not in line


def test_narrow_and_plain_letters() -> None:
    drawn = "\n".join(draw_chart(chart_of(bar(forecast=date(2018, 9, 1))), 40, ascii_only=True))
    assert drawn.isascii()
    assert "P1.1.1 Do it" in drawn
    assert all(len(line) <= 40 for line in drawn.splitlines())


@given(st.lists(bars, max_size=6), days)
def test_the_svg_is_well_formed_whatever_the_words(found: list[Bar], as_at: date) -> None:
    root = ET.fromstring(svg_file(drawing_of(chart_of(*found, as_at=as_at))))  # our own
    assert root.tag.endswith("svg")
    allowed = {"svg", "title", "desc", "text", "rect", "circle", "path", "g"}
    for element in root.iter():
        assert element.tag.rpartition("}")[2] in allowed
        assert not [name for name in element.attrib if name.startswith("on") or name.endswith("href")]
    _ground, *rects = [each for each in root.iter() if each.tag.endswith("rect")]
    assert len(rects) == sum(each.end is not None for each in found)
    width = float(root.attrib["width"])
    for each in rects:
        assert 0 <= float(each.attrib["x"]) < float(each.attrib["x"]) + float(each.attrib["width"]) <= width


@given(st.lists(bars, max_size=6), days)
def test_mermaid_has_one_task_a_line_and_no_commands_of_the_plans(found: list[Bar], as_at: date) -> None:
    text = render_mermaid(chart_of(*found, as_at=as_at))
    assert text.count("```") % 2 == 0
    starts = (
        "```",
        "gantt",
        "    title ",
        "    dateFormat ",
        "    axisFormat ",
        "    todayMarker off",
        "No deliverable",
    )
    for line in text.splitlines():
        if not line.startswith(starts):
            name, colon, rest = line.strip().partition(" :")
            assert colon
            assert ":" not in rest
            assert name.split()[0].lower() not in ("section", "title", "click", "end", "acctitle", "accdescr")


def test_a_mermaid_bar_ends_where_its_last_day_does() -> None:
    text = render_mermaid(chart_of(bar()))
    assert f"2018-04-01, {(date(2018, 6, 30) + timedelta(1)).isoformat()}" in text
