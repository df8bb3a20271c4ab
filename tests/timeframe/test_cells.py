"""Several hundred cells and what each means, so that a change to one rule shows wherever it reaches.

The rows record readings looked over when they were added. A row that changes is a decision: change it knowingly.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from npa_cli.timeframe import Conventions, read

with (Path(__file__).parent / "cells.tsv").open(encoding="utf-8", newline="") as _file:
    CELLS = list(csv.DictReader(_file, delimiter="\t", quoting=csv.QUOTE_NONE))


def as_read(cell: dict[str, str]) -> dict[str, str]:
    """A row as it would stand in the file today."""
    anchor = date.fromisoformat(cell["anchor"]) if cell["anchor"] else None
    reading = read(cell["expression"], Conventions(anchor=anchor))
    return cell | {
        "kind": reading.kind or "refused",
        "start": str(reading.start or ""),
        "due": str(reading.due or ""),
        "recurrence": reading.recurrence or "",
    }


def test_every_cell_means_what_it_did() -> None:
    assert [(cell, now) for cell in CELLS if (now := as_read(cell)) != cell] == []


# words, their commentary
REMAINDERS = {
    "complete by end of June 2019 (delayed)": "delayed",
    "Expected to open: by 2021": "Expected to open",
    "Feed into quarterly HJPB meetings": "Feed into",
    "March 2020 (on track)": "on track",
    "By Spring 2021, subject to funding": "subject to funding",
    "Ongoing - review March 2020": "review March 2020",
    "March 2019 (completed April 2019)": "completed April 2019",
    "30 June 2021 at 5pm": "at 5pm",
    "FY18/19 Q2": None,
}


@pytest.mark.parametrize("words", REMAINDERS)
def test_commentary_is_kept(words: str) -> None:
    assert read(words).remainder == REMAINDERS[words]


@pytest.mark.parametrize(
    "words", ["2026-07-08 22:00 KST (provisional)", "By 3 March 2022 (provisional)", "towards the end of 2023"]
)
def test_what_is_said_to_be_provisional_is_not_certain(words: str) -> None:
    assert read(words).confidence == "by_convention"


# words, a part of why they are refused
WHY = {
    "Monday 31 March 2020": "`Monday`",
    "31 March 2020 (Q2)": "does not agree",
    "March": "no year",
    "Completed March 2019": "when it was done",
    "Biannual": "twice",
    "FY17/18 Q4; Implementation: FY18/19 Q4": "two things",
    "Following Cabinet decision on 12 March 2020": "waits for",
    "Phase 2": "no timeframe",
    "by 99999": "names no event and no date",
    "by Tuesday": "comes round each week",
    "within 6 months of Tuesday": "comes round each week",
    "30 February": "there is no day `30 February`: February has at most 29 days",
    "31 June 2026": "there is no day `31 June 2026`: June 2026 has 30 days",
    "31/02/2027": "there is no day `31/02/2027`",
    "2027-02-31 (tbc)": "there is no day `2027-02-31`",
}


@pytest.mark.parametrize("words", WHY)
def test_a_refusal_says_why(words: str) -> None:
    reading = read(words)
    assert WHY[words] in (reading.error or "")
    assert reading.due is None


# a slip in a word, the nearest meaning
MEANT = {
    "by 2O19": "did you mean `by 2019`?",
    "by Setpembr": "did you mean `by September`?",
    "before Wedensdy": "did you mean `before Wednesday`?",
}


@pytest.mark.parametrize("words", MEANT)
def test_a_slip_is_answered_with_the_nearest_meaning(words: str) -> None:
    assert read(words).hint == MEANT[words]


def test_a_very_long_cell_is_refused_at_once() -> None:
    assert "longer than" in (read("March 2020 and " * 10_000).error or "")


def test_every_refusal_says_what_to_write() -> None:
    refused = [reading for cell in CELLS if (reading := read(cell["expression"])).error]
    assert len(refused) > 100
    assert [reading.expression for reading in refused if not reading.hint] == []


def test_figures_that_may_be_two_days_are_asked_about() -> None:
    reading = read("10/11 2019", Conventions(first_number="refuse"))
    assert (reading.kind, reading.hint) == (None, "name the month, as in `3 April 2020`")
