"""Tables to count with: one fact a column, days as days and numbers as numbers, for workbooks."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from npa_cli.document.blocks import Text

Value = Text | str | int | float | date | None
"""A fact, or words in a tone where they are to be seen at a glance."""


class DataSheet(NamedTuple):
    """One sheet of a workbook: lines of words first, then a row of headings and the rows under it.

    A sheet without rows has its lines alone. `totals` is a last row set apart.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    lines: tuple[str, ...] = ()
    totals: tuple[Value, ...] = ()
