"""However long a cell is, and whatever it is made of: time in proportion to its letters, and no more than a moment."""

from __future__ import annotations

import gc
import time

import pytest

from npa_cli.timeframe import DEFAULT, explain, read
from npa_cli.timeframe.grammar.cell import LONGEST
from npa_cli.timeframe.grammar.stages import stages

PIECES = (
    *("quarterly ", "until ", "2019/", "by 31 March 2020 and ", "( ", "Q1 ", "and ", "every ", "from 2019 - ", "1/"),
    *("phase 2 ", "31 ", "[3]", "March ", "within 6 months of ", "-", "FY19/20 Q1, ", "é", "½", "each June, "),
)


@pytest.mark.parametrize("piece", PIECES)
def test_a_cell_of_a_million_letters_is_refused_at_once(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    began = time.process_time()
    reading = read(text)
    explain(reading)
    assert f"longer than {LONGEST} characters" in (reading.error or "")
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize("piece", PIECES)
def test_twice_as_many_letters_take_no_more_than_twice_the_time(piece: str) -> None:
    """Of the stages themselves, far beyond what a cell may have: they are never the reason for the limit.

    What other tests left behind is not collected meanwhile, as `npa` itself collects nothing.
    """

    def cost(times: int) -> float:
        text = piece * times
        best = 1e9
        for _ in range(3):
            began = time.process_time()
            stages(text, DEFAULT)
            best = min(best, time.process_time() - began)
        return best

    gc.disable()
    cost(100)
    size = 4_000 // len(piece)
    pairs = ((cost(size), cost(2 * size)) for _ in range(5))  # a machine busy with other work spoils some of them
    in_proportion = any(large < 2.6 * small + 0.005 for small, large in pairs)
    gc.enable()
    assert in_proportion
