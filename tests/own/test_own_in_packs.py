"""A plan's own fields of an update go out in a pack, and come back: as their type, or as a question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.packs.workbooks import edited, place

RETURN = "returns/FY18-19-Q1/NHSE.yaml"
MORE = """\
  mood: {on: update, one_of: [Calm, Stormy]}
  spent: {on: update, type: money, currency: GBP}
  inspected: {on: update, type: day}
  wings: {on: update, type: list}
"""


@pytest.fixture
def sent(fielded: Path, run: Callable, today: Callable[[str], None]) -> Callable[..., Any]:
    """Send a pack out, have cells of P1.1.1 filled in by their headings, and take it back."""
    today("2018-07-02")
    with (fielded / "workplan.yaml").open("a", encoding="utf-8") as file:
        file.write(MORE)
    packs = fielded.parent / "packs"
    words = ("--period", "FY18/19-Q1", "--partner", "NHSE", "--to", str(packs))

    def _sent(cells: dict[str, object]) -> Any:
        assert run("return", "pack", *words, "--force", folder=fielded).code == 0
        path = packs / "NHSE.xlsx"

        def change(book: Any) -> None:
            for heading, value in cells.items():
                place(book["Return"], "P1.1.1", heading).value = value

        path.write_bytes(edited(path.read_bytes(), change))
        return run("return", "take", str(path), folder=fielded)

    return _sent


def test_an_untouched_pack_changes_nothing(sent: Callable, fielded: Path) -> None:
    before = (fielded / RETURN).read_bytes()
    ran = sent({})
    assert (ran.code, "Nothing in it is new." in ran.out) == (0, True), ran.out + ran.err
    assert (fielded / RETURN).read_bytes() == before


def test_answers_are_taken_as_their_type(sent: Callable, fielded: Path, run: Callable) -> None:
    answers = {
        "Progress": "97%",
        "Mood": "calm",
        "Spent, GBP": "£12,500.50",
        "Inspected": date(2018, 6, 5),
        "Wings": "Ash\nBirch",
    }
    ran = sent(answers)
    assert ran.code == 0, ran.out + ran.err
    said = (fielded / RETURN).read_text(encoding="utf-8")
    for line in ("progress: 97\n", "mood: Calm\n", "spent: 12500.5\n", "inspected: 2018-06-05\n"):
        assert f"    {line}" in said
    assert run("validate", folder=fielded).out == ""
    again = sent({})
    assert (again.code, "Nothing in it is new." in again.out) == (0, True), again.out
    assert (fielded / RETURN).read_text(encoding="utf-8") == said


@pytest.mark.parametrize(
    ("heading", "value", "why"),
    [
        ("Progress", 0.45, "`0.45` may be 0.45% or 45%"),
        ("Progress", 1, "`1` may be 1% or 100%"),
        ("Progress", "nearly done", "is no number"),
        ("Spent, GBP", "1,5", "is no number"),
        ("Mood", "Sunny", "is not on the list"),
        ("Inspected", "05/06/2018", "may be"),
    ],
)
def test_what_can_not_be_told_is_asked_and_left_as_it_was(
    sent: Callable, fielded: Path, heading: str, value: object, why: str
) -> None:
    before = (fielded / RETURN).read_bytes()
    ran = sent({heading: value})
    assert ran.code == 1
    assert why in ran.out
    assert (fielded / RETURN).read_bytes() == before


def test_taking_loses_no_value_that_could_not_be_sent_out(sent: Callable, fielded: Path) -> None:
    path = fielded / RETURN
    text = path.read_text(encoding="utf-8").replace("progress: 95", "progress: nearly\n    whose: nobody's")
    path.write_text(text, encoding="utf-8")
    ran = sent({"What happened": "Done in the main."})
    said = path.read_text(encoding="utf-8")
    assert "progress: nearly\n    whose: nobody's\n" in said, ran.out + ran.err
    assert "Done in the main." in said
