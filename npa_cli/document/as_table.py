"""A grid or a plot as a table, for formats that can't draw it: the same numbers in the same order."""

from collections.abc import Sequence
from typing import TypeVar

from npa_cli.document.blocks import Column, Grid, Plot, Span, Table, Text

Cell = TypeVar("Cell")


def grid_table(grid: Grid, *, titles: bool) -> Table:
    """The cells of a grid under their headings, a column of `│` where the as-at line stands, and the sums."""

    def with_line(cells: Sequence[Cell], line: Cell) -> tuple[Cell, ...]:
        return tuple(cells) if grid.line is None else (*cells[: grid.line], line, *cells[grid.line :])

    def row(id_: str, title: str, cells: Sequence[Text]) -> tuple[Text, ...]:
        named = f"{id_}  {title}" if titles and title else id_
        return Text(named, "strong"), *with_line(cells, Text("│"))

    first = Column(grid.corner, wraps=True, least=24) if titles else Column(grid.corner[:8])
    return Table(
        (first, *with_line([Column(each) for each in span_headings(grid.columns)], Column("│"))),
        tuple(row(id_.text, title.text, cells) for id_, title, cells in grid.rows),
        totals=row("All", "", grid.totals),
    )


def plot_table(plot: Plot) -> Table:
    """A row for each tick that has a value, a column for each series."""
    headings = (Column("By the end of"), *(Column(each.name, "right") for each in plot.series))
    rows = tuple(
        (Text(tick.words, "strong"), *(Text(_number(value)) for value in values))
        for tick, values in zip(plot.ticks, zip(*(each.values for each in plot.series), strict=True), strict=True)
        if any(value is not None for value in values)
    )
    return Table(headings, rows, caption=plot.title)


def span_headings(columns: tuple[Span, ...]) -> list[str]:
    """Each column's heading on its own: the group where it begins or the heading is not enough, such as `18/19 Q1`."""
    found, above = [], ""
    for each in columns:
        is_alone = each.group != above or not each.heading or each.name
        found.append(each.words.removeprefix("FY") if is_alone else each.heading)
        above = each.group
    return found


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,g}"


def without_column(table: Table, at: int) -> Table:
    """The same table without the column number `at`, counted from 0."""

    def rest(cells: tuple[Text, ...]) -> tuple[Text, ...]:
        return (*cells[:at], *cells[at + 1 :])

    return table._replace(
        columns=(*table.columns[:at], *table.columns[at + 1 :]),
        rows=tuple(map(rest, table.rows)),
        totals=rest(table.totals) if table.totals else None,
    )
