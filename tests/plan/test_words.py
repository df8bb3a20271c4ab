"""The plan's files say what the signed Workplan says: every word of it, no other word, in its order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.plan.plan_files import activities, priorities
from tests.plan.source_table import (
    AGREEMENT,
    HEADINGS_OF_A_TABLE,
    OBJECTIVES_LOST,
    Row,
    Section,
    lines_of_workplan,
    plain,
    rows,
    sections,
    words,
)


def test_every_priority_in_order() -> None:
    assert [priority["id"] for priority in priorities_by_number()] == [f"P{section.number}" for section in sections()]
    assert [section.number for section in sections()] == list(range(1, 11))


@pytest.mark.parametrize("section", sections(), ids=lambda section: f"P{section.number}")
def test_a_priority(section: Section) -> None:
    priority = priority_of(section)
    assert priority["statement"] == section.statement
    assert priority["measure"] == section.measure
    assert priority["objectives"] == "unknown"
    assert [theme["title"] for theme in priority["themes"]] == [theme.title for theme in section.themes]
    lines = [[activity["source"]["line"] for activity in theme["activities"]] for theme in priority["themes"]]
    assert lines == [[row.line for row in theme.rows] for theme in section.themes]


def test_as_many_rows_on_both_sides() -> None:
    assert len(activities()) == len(rows())


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"line-{row.line}")
def test_a_row_cell_by_cell(row: Row) -> None:
    activity = activity_at(row.line)
    assert tuple(activity["text"].split("\n")) == row.paragraphs
    assert tuple(activity["leads"]) == row.leads
    assert activity.get("lead_note") == row.lead_note
    assert activity.get("note") == row.note
    entries = [(each.get("text"), each["timeframe"]) for each in activity["deliverables"]]
    assert entries == list(row.entries)


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"line-{row.line}")
def test_a_row_word_for_word(row: Row) -> None:
    """Without any idea of cells or deliverables: the words of the line, and the words of the data, one after another."""
    assert [word for text in signed(activity_at(row.line)) for word in words(text)] == words(row.raw)


@pytest.mark.parametrize("section", sections(), ids=lambda section: f"P{section.number}")
def test_statements_against_the_agreement(section: Section) -> None:
    """A second witness: the Agreement prints the ten priorities as well, and in the same words."""
    printed = [line.split("\t") for line in AGREEMENT.read_text(encoding="utf-8").splitlines()]
    found = [plain(cells[-1]) for cells in printed if len(cells) > 1 and cells[0] == str(section.number)]
    assert found == [priority_of(section)["statement"]]


def test_no_line_of_the_tables_is_left_out() -> None:
    """Every line after the first priority's heading is in the data, or is one of the document's own labels."""
    first = sections()[0].line
    told = {line for section in sections() for line in (section.line, *_lines(section))}
    rest = {line for number, line in lines_of_workplan().items() if number >= first and number not in told}
    texts = {text for section in sections() for text in (section.statement, section.measure)}
    labels = {line for line in rest if line.lstrip("# ").startswith("Priority") and "(continued)" in line}
    labels |= {"Measure:", "Measure:  ", "## Measure:", HEADINGS_OF_A_TABLE, OBJECTIVES_LOST}
    assert {line for line in rest - labels if plain(line) not in texts} == set()


def priorities_by_number() -> list[dict[str, Any]]:
    return sorted(priorities(), key=lambda priority: int(priority["id"].removeprefix("P")))


def priority_of(section: Section) -> dict[str, Any]:
    (found,) = [priority for priority in priorities() if priority["id"] == f"P{section.number}"]
    return found


def activity_at(line: int) -> dict[str, Any]:
    (found,) = [activity for activity in activities() if activity["source"]["line"] == line]
    return found


def signed(activity: dict[str, Any]) -> Iterator[str]:
    """The signed texts of an activity in the order in which a row prints them."""
    yield activity["text"]
    yield from activity["leads"]
    yield activity.get("lead_note", "")
    yield activity.get("note", "")
    for deliverable in activity["deliverables"]:
        yield deliverable.get("text", "")
        yield deliverable["timeframe"]


def _lines(section: Section) -> Iterator[int]:
    for theme in section.themes:
        yield theme.line
        yield from (row.line for row in theme.rows)
