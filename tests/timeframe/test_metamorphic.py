"""What must not change a reading does not: laws that hold for any cell, whatever it means.

Held to over the cells the project has, and over cells made from the grammar's own words: a few hundred in the quick
lane, 100,000 in the slow one.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date
from itertools import permutations, product
from pathlib import Path

import pytest

from npa_cli.timeframe import Conventions, Reading, canonical, read
from npa_cli.timeframe.grammar.lexicon import CLASSES_OF_WORDS
from npa_cli.timeframe.grammar.rule import Token
from npa_cli.timeframe.grammar.rules import CLOSES, OPENS
from npa_cli.timeframe.grammar.tokens import tokenise
from tests.counts import examples

HERE = Path(__file__).parent
ANCHOR = Conventions(anchor=date(2019, 4, 10))
MONTHS = ("January", "Feb", "March", "Apr", "May", "June", "July", "Aug", "Sept", "October", "Nov", "December")
LEADS = (
    *("", "", "by", "By", "before", "until", "from", "in", "during", "by end of", "end", "early", "mid", "late"),
    *("no later than", "on or after", "after", "since", "starting", "throughout", "due", "at", "on", "for", "to"),
)
TASKS = (
    *("", "", "", "Report to Board", "Begin works", "Draft", "Phase 2", "Launch", "Complete", "Review", "Start"),
    *("Ongoing", "Quarterly", "Completed", "version 1.2", "Final report:", "Publish Plan 2040", "40%", "subject to"),
)
TAILS = (
    *(
        "",
        "",
        "",
        "onwards",
        "and beyond",
        "(TBC)",
        "then annually",
        "and thereafter",
        "- ongoing",
        "(subject to funding)",
    ),
    *(
        "and each June after",
        "or after",
        "at the latest",
        "(monitoring ongoing)",
        "for 12 months",
        "or sooner",
        "each year",
    ),
)
JOINERS = (" - ", " to ", " and ", ", ", "/", " or ", " & ", "; ")


def span(dice: random.Random) -> str:
    """Some days, in one of the ways that plans write them."""
    year, month, day = dice.randint(2015, 2030), dice.choice(MONTHS), dice.randint(1, 31)
    short, quarter = year % 100, dice.randint(1, 4)
    return dice.choice(
        (
            f"{day} {month} {year}", f"{month} {year}", f"{month}-{short}", f"{month} {day}", f"{year}",
            f"{year}/{short + 1}", f"FY{short}/{short + 1}", f"FY{short}", f"FY{short}-{short + 2}", f"{month}",
            f"Q{quarter} {year}/{short + 1}", f"Q{quarter} {year}", f"{dice.choice(('Spring', 'winter'))} {year}",
            f"{day}/{dice.randint(1, 12)}/{year}", f"{month} {day}, {year}", f"H{quarter % 2 + 1} {year}",
            f"within {day} months", f"{day} working days after 3 {month} {year}", f"financial year end {year}",
            f"first quarter of {year}/{short + 1}", f"{year}-{year + 3}", f"w/c {day} {month} {year}",
        )
    )  # fmt: skip


def made(count: int, seed: int) -> Iterator[str]:
    """So many cells made of a task, a word before, days or two joined, and a tail; the same for the same seed."""
    dice = random.Random(seed)
    for _ in range(count):
        days = span(dice) if dice.random() < 0.8 else f"{span(dice)}{dice.choice(JOINERS)}{span(dice)}"
        yield " ".join(filter(None, (dice.choice(TASKS), dice.choice(LEADS), days, dice.choice(TAILS))))


def written() -> list[str]:
    """Every cell the project holds."""
    cells = [line.split("|")[0] for line in (HERE / "officials.txt").read_text(encoding="utf-8").splitlines()]
    for path in (HERE / "cells.tsv", HERE.parents[1] / "benchmarks" / "corpus" / "development.tsv"):
        with path.open(encoding="utf-8", newline="") as file:
            cells += [row["expression"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return list(dict.fromkeys(cells))


CELLS = [*written(), *made(examples(40_000), seed=19)]
MANY = range(100)  # seeds, each of a thousand cells


def said(reading: Reading) -> tuple[object, ...]:
    """What a reading says of time, without how it was worded."""
    return (reading.kind, reading.start, reading.due, reading.recurrence, reading.until)


def deadline_words(text: str) -> bool:
    return any(token.kind in CLOSES or token.kind in ("due", "to") for token in tokenise(text))


def check_an_anchor_changes_nothing_certain(cell: str) -> None:
    plain = read(cell)
    if plain.kind is not None and plain.confidence == "certain" and plain.kind != "relative":
        assert said(read(cell, ANCHOR)) == said(plain)
    if plain.kind is not None and plain.kind != "relative":
        assert read(cell, ANCHOR).kind is not None, "to know more never makes a cell unreadable"


def check_no_word_that_opens_or_closes_is_commentary(cell: str) -> None:
    reading = read(cell)
    if reading.due is None or reading.remainder is None:
        return
    left = {token.kind for token in tokenise(reading.remainder)} & (OPENS | CLOSES)
    begun = left == {"starting"} and (
        reading.start is None or reading.unit == "range"
    )  # it begins, then goes on so long
    assert not left or begun or deadline_words(cell), left


def check_brackets_round_a_number_change_nothing(cell: str) -> None:
    for token in tokenise(cell):
        number = cell[token.begin : token.end]
        if token.kind in ("N1", "N2") and number.isdecimal() and not beside_a_mark(cell, token):
            bracketed = f"{cell[: token.begin]}[{number}]{cell[token.end :]}"
            assert said(read(bracketed)) == said(read(cell)), bracketed


def beside_a_mark(cell: str, token: Token) -> bool:
    around = cell[token.begin - 1 : token.begin] + cell[token.end : token.end + 1]
    return bool(around.strip())


def check_the_plainest_words_read_back(cell: str) -> None:
    for conventions in (Conventions(), ANCHOR):
        reading = read(cell, conventions)
        if reading.kind is not None:
            words = canonical(reading, conventions)
            again = read(words, conventions)
            assert (*said(again), again.body, again.each) == (*said(reading), reading.body, reading.each), words


ALIKE: dict[tuple[str, str], list[str]] = {}
for _class in ("MONTH", "MON", "WEEKDAY", "SEASON", "UNIT", "STATUS"):
    for _word, _meaning in CLASSES_OF_WORDS[_class].items():
        ALIKE.setdefault((_class, _meaning), []).append(_word)


def check_a_word_of_the_same_class_reads_the_same(cell: str) -> None:
    tokens = tokenise(cell)
    for token in tokens:
        for word in ALIKE.get((token.kind, str(token.value)), ())[:6]:
            other = cell[: token.begin] + word + cell[token.end :]
            if [each.kind for each in tokenise(other)] == [each.kind for each in tokens]:
                assert said(read(other)) == said(read(cell)), other


LAWS = [law for name, law in list(globals().items()) if name.startswith("check_")]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__.removeprefix("check_"))
def test_law(law) -> None:
    broken = [cell for cell in CELLS if fails(law, cell)]
    assert broken == []


@pytest.mark.table
@pytest.mark.slow
@pytest.mark.parametrize("seed", MANY)
def test_laws_over_many_cells(seed: int) -> None:
    broken = [(law.__name__, cell) for cell in made(1_000, seed) for law in LAWS if fails(law, cell)]
    assert broken == []


def fails(law, cell: str) -> bool:
    try:
        law(cell)
    except AssertionError:
        return True
    return False


UNLIKE = ("31 March 2022", "April 2022", "2023", "2023/24", "H1 2024")


def test_unlike_units_joined_are_never_certain() -> None:
    for (first, second), joiner in product(permutations(UNLIKE, 2), JOINERS):
        words = f"{first}{joiner}{second}"
        carried = (first, second) in (("31 March 2022", "2023"), ("April 2022", "2023"))  # `31 March 2022 and 2023`
        assert read(words).confidence != "certain" or (carried and joiner not in (" - ", " to ")), words
