"""`npa sql`: the rows a question gives, and the tables there are to ask."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Block, Column, Heading, Paragraph, Table, Text
from npa_cli.views.table_of import table_of
from npa_cli.views.tables import TABLES
from npa_cli.views.view import InBlocks, Rows
from npa_cli.views.wording import counted

# In a database of several plans, `{plan}` is a column in front and `{same_plan}` keeps rows of one plan together.
_VIEWS: Final[Sequence[tuple[str, str, str]]] = (
    (
        "ratings",
        "every deliverable with its words, date and rating",
        "select {plan}d.id, d.priority, d.activity, d.text, d.timeframe, s.baseline as due, s.schedule, s.days_late, "
        "s.rating, s.reason, s.rag as reported, s.rag_meaning, s.adjusted from deliverable d "
        "join standing s on s.deliverable = d.id{same_plan}",
    ),
    (
        "slippage",
        "what is late against the date as signed, the worst first",
        "select {plan}d.id, d.priority, d.text, s.original, s.baseline, s.expected, s.basis, s.days_on_original, "
        "s.days_on_baseline, s.times_moved from slip s join deliverable d on d.id = s.deliverable{same_plan} "
        "where s.days_on_original > 0 or s.times_moved > 0 order by s.days_on_original desc",
    ),
    (
        "returns",
        "what each partner reported for each round, counted",
        "select {plan}period, partner, count(*) as entries, sum(unchanged) as unchanged, "
        "sum(status = 'complete') as complete, "
        "sum(rag_meaning = 'off_track') as red, sum(rag_meaning = 'at_risk') as amber "
        "from report d group by {plan}period_end, partner",
    ),
)


def views(*, of_several: bool = False) -> Sequence[tuple[str, str, str]]:
    """Each view's name, what it shows, and its select; of several plans with the column `plan` in front."""
    plan, same_plan = ("d.plan, ", " and s.plan = d.plan") if of_several else ("", "")
    return [(name, about, select.format(plan=plan, same_plan=same_plan)) for name, about, select in _VIEWS]


VIEWS: Final = views()

_WIDE: Final = 24  # characters from which a column's words may run over lines


@dataclass(frozen=True, slots=True)
class QueryView(InBlocks):
    """The rows that a question gives."""

    kind: ClassVar[str] = "rows"

    columns: Sequence[str]
    values: Sequence[Sequence[Any]]

    def blocks(self) -> Iterator[Block]:
        """The rows as a table, numbers on the right."""
        if not self.values:
            yield Paragraph("No rows.")
            return
        headings = []
        for index, name in enumerate(self.columns):
            values = [row[index] for row in self.values]
            number = all(isinstance(value, int | float) or value is None for value in values)
            wide = max(len(_words(value)) for value in values) > _WIDE
            headings.append(Column(name, "right" if number else "left", wraps=wide, least=_WIDE // 2 if wide else 0))
        yield Table(tuple(headings), tuple(tuple(Text(_words(value)) for value in row) for row in self.values))
        yield Paragraph(f"{counted(len(self.values), 'row')}.", "quiet")

    def payload(self) -> dict[str, Any]:
        """The rows as the public fields of JSON, which has no number without end: `inf` is a word there."""
        items = [{name: _in_json(value) for name, value in row.items()} for row in self.rows().items]
        return {"columns": list(self.columns), "items": items}

    def rows(self) -> Rows:
        """The rows by column; no two columns have one name."""
        return Rows(self.columns, [dict(zip(self.columns, row, strict=True)) for row in self.values])


@dataclass(frozen=True, slots=True)
class TablesView(InBlocks):
    """Every table and view that can be asked, with what a row of it is and its columns."""

    kind: ClassVar[str] = "tables"

    def blocks(self) -> Iterator[Block]:
        yield Heading(1, "Tables")
        for table in TABLES:
            yield Heading(2, table.name)
            yield Paragraph(f"A row is {table.about}.")
            yield _described(table.columns, "Column", "What it holds", caption=f"Columns of {table.name}")
        yield Heading(1, "Views")
        yield _described([(name, about) for name, about, _ in VIEWS], "View", "What it shows", caption="Views")

    def rows(self) -> Rows:
        """A row for each column of each table."""
        items = [
            {"table": table.name, "column": name, "about": about} for table in TABLES for name, about in table.columns
        ]
        return Rows(("table", "column", "about"), items)

    def payload(self) -> dict[str, Any]:
        """The names of the tables, their columns and the views, as the public fields of JSON."""
        return {
            "tables": [
                {"name": each.name, "about": each.about, "columns": [name for name, _ in each.columns]}
                for each in TABLES
            ],
            "views": [{"name": name, "about": about} for name, about, _ in VIEWS],
        }


def _described(named: Iterable[tuple[str, str]], name: str, about: str, *, caption: str) -> Table:
    return table_of(
        named,
        (Column(name), lambda each: Text(each[0], "strong")),
        (Column(about, wraps=True, least=20), lambda each: each[1]),
        caption=caption,
    )


def _in_json(value: Any) -> Any:
    return str(value) if isinstance(value, float) and not isfinite(value) else value


def _words(value: Any) -> str:
    return "" if value is None else f"{value:,}" if isinstance(value, int) and abs(value) > 9999 else str(value)
