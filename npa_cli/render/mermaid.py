"""A chart as a Mermaid gantt, which the forges draw; one for each section, because long ones can't be read."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from npa_cli.document.blocks import Bar, Chart
from npa_cli.render.draw.timeline import day_words
from npa_cli.render.safe_text import one_line
from npa_cli.render.wrap import wrap

# How a bar looks by its tone: off track is filled in the colour of what is critical, at risk has that for its border.
# It has no more looks than these, so a tone between two has that of the worse: its sign tells it apart.
_STATES: Final = {
    "done": "done", "bad": "crit", "poor": "crit", "warn": "active, crit", "fair": "active, crit", "good": "active",
}  # fmt: skip
_LETTERS: Final = 60
_MARKUP: Final = re.compile(r"[:;#,<>{}%\[\]\"`|\\]")  # what means something to Mermaid, or to the page around it


def render_mermaid(chart: Chart) -> str:
    """Fenced blocks to paste into markdown; bars without a date are left to the table beside them."""
    return "\n".join(mermaid(chart)) + "\n"


def mermaid(chart: Chart) -> Iterator[str]:
    """What is said beside the chart, then the lines of every section's gantt."""
    for note in chart.notes:
        yield from (one_line(note), "")
    dated = [bar for bar in chart.bars if bar.end is not None]
    for section, bars in groupby(dated, key=lambda bar: bar.section):
        yield "```mermaid"
        yield "gantt"
        yield f"    title {_words(section or chart.title)}, as at {day_words(chart.as_at)}"
        yield "    dateFormat YYYY-MM-DD"
        yield "    axisFormat %b %Y"
        yield "    todayMarker off"
        yield f"    as at {day_words(chart.as_at)} :vert, asat, {chart.as_at.isoformat()}, 0d"
        for index, bar in enumerate(bars):
            yield from _tasks(bar, index)
        yield "```"
    if not dated:
        yield "No deliverable has a date."


def _tasks(bar: Bar, index: int) -> Iterator[str]:
    assert bar.end is not None  # only dated ones are drawn
    state = _STATES.get(bar.tone)
    mark = f"{state}, " if state else ""
    name = _words(f"{bar.symbol} {bar.id} {_short(bar.label)}")
    if bar.start is None or bar.start >= bar.end:
        yield f"    {name} :{mark}milestone, b{index}, {bar.end.isoformat()}, 0d"
    else:
        # Mermaid ends a bar where its last day begins, so the day after the due day is its end.
        yield f"    {name} :{mark}b{index}, {bar.start.isoformat()}, {_after(bar.end)}"
    if bar.forecast is not None and bar.forecast != bar.end:
        yield f"    {_words(f'forecast of {bar.id}')} :milestone, f{index}, {bar.forecast.isoformat()}, 0d"
    if bar.signed is not None:
        yield f"    {_words(f'{bar.id} as signed')} :milestone, s{index}, {bar.signed.isoformat()}, 0d"


def _short(label: str) -> str:
    """As many whole words as Mermaid has room for beside a bar; it cuts what is longer, and the table has it whole."""
    first, *more = wrap(one_line(label), _LETTERS)
    return f"{first} …" if more else first


def _after(day: date) -> str:
    return (day + timedelta(day < date.max)).isoformat()


def _words(text: str) -> str:
    """Words that end no line and start no command of Mermaid's."""
    plain = " ".join(_MARKUP.sub(" ", one_line(text)).split())
    # A word that is a keyword at the start of a line is kept from being one.
    return f"‘{plain}’" if re.match(r"(?i)(section|title|click|end|accTitle|accDescr|gantt)\b", plain) else plain or "-"
