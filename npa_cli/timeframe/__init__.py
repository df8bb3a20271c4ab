"""Words to windows: what a plan's timeframes mean, its financial years and its quarters. Pure values, no clock.

The grammar is loaded when the first cell is read, so that a program that reads none does not pay for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from npa_cli.timeframe.conventions import DEFAULT, Conventions
from npa_cli.timeframe.financial_year import Described, FinancialYear, Quarter, describe
from npa_cli.timeframe.reading import Alternative, Reading

if TYPE_CHECKING:
    from npa_cli.timeframe.canonical_words import canonical
    from npa_cli.timeframe.explanation import explain
    from npa_cli.timeframe.grammar.cell import read
    from npa_cli.timeframe.recurrence import occurrences, weekdays_of_months

__all__ = [
    "DEFAULT",
    "Alternative",
    "Conventions",
    "Described",
    "FinancialYear",
    "Quarter",
    "Reading",
    "canonical",
    "describe",
    "explain",
    "occurrences",
    "read",
    "weekdays_of_months",
]

_LATE = {
    "canonical": "canonical_words",
    "explain": "explanation",
    "occurrences": "recurrence",
    "read": "grammar.cell",
    "weekdays_of_months": "recurrence",
}


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
    globals()[name] = value  # found without coming here again
    return value
