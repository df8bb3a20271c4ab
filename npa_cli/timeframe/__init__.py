"""Words to windows: what a plan's timeframes mean, its financial years and its rounds. Pure values, no clock."""

from collections.abc import Callable
from functools import cache, lru_cache

from npa_cli.timeframe.canonical_words import canonical
from npa_cli.timeframe.conventions import DEFAULT, Conventions
from npa_cli.timeframe.financial_year import FinancialYear
from npa_cli.timeframe.reading import Alternative, Reading, Turns
from npa_cli.timeframe.recurrence import occurrences, weekdays_of_months
from npa_cli.timeframe.round import TERMS, Every, Rhythm, Round, quarters, rhythm, round_file_name
from npa_cli.timeframe.window import whole_quarters

__all__ = [
    "DEFAULT",
    "TERMS",
    "Alternative",
    "Conventions",
    "Every",
    "FinancialYear",
    "Reading",
    "Rhythm",
    "Round",
    "Turns",
    "canonical",
    "explain",
    "occurrences",
    "quarters",
    "read",
    "rhythm",
    "round_file_name",
    "weekdays_of_months",
    "whole_quarters",
]


@lru_cache(maxsize=4096)  # a plan of any size has few different ones, and several rules ask about each
def read(expression: str, conventions: Conventions = DEFAULT) -> Reading:
    """What a timeframe's words mean, by the plan's conventions. Never raises: see `grammar/cell.py`."""
    return _reader()(expression, conventions)


@cache
def _reader() -> Callable[[str, Conventions], Reading]:
    from npa_cli.timeframe.grammar import cell  # slow to load, and a program that reads no timeframe needs none of it

    return cell.read


def explain(reading: Reading, conventions: Conventions = DEFAULT) -> tuple[str, ...]:
    """Lines of plain text that show how a cell was read: see `explanation.py`."""
    from npa_cli.timeframe import explanation  # needs the grammar

    return explanation.explain(reading, conventions)
