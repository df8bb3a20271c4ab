"""`npa when`: what words for a date mean, how they were read, and how else they could be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final, Literal

from npa_cli.document.blocks import Block, Bullets, Column, Heading, Lines, Paragraph, Preformatted, Table, Text
from npa_cli.timeframe import Conventions, Reading, canonical, explain, occurrences, quarters, read
from npa_cli.views.table_of import fact_list, table_of
from npa_cli.views.view import InBlocks, fields_named
from npa_cli.views.wording import long_day, short_day

Shown = Literal["in_full", "explained", "canonical"]


@dataclass(frozen=True, slots=True)
class ReadingsView(InBlocks):
    """What words for dates were read as: in full, explained word by word, or written back in the plainest words."""

    kind: ClassVar[str] = "timeframes"

    readings: Sequence[Reading]
    conventions: Conventions
    shown: Shown = "in_full"

    def blocks(self) -> Iterator[Block]:
        """One reading in full, or a table of several; or each as it was asked to be shown."""
        if self.shown == "explained":
            yield from (Preformatted("\n".join(explain(each, self.conventions))) for each in self.readings)
        elif self.shown == "canonical":
            yield Lines(tuple(_canonical(each, self.conventions) for each in self.readings))
        elif len(self.readings) == 1:
            yield from _in_full(self.readings[0], self.conventions)
        else:
            yield _table(self.readings)

    def payload(self) -> dict[str, Any]:
        """Dates are `date` values; what does not apply is None."""
        return {"items": [_item(reading, self.conventions) for reading in self.readings]}


def read_all(words: Sequence[str], known: Conventions | None, shown: Shown = "in_full") -> ReadingsView:
    """Each of these words for dates as it is read, by `known` conventions (None: the defaults)."""
    conventions = known or Conventions()
    return ReadingsView([read(each, conventions) for each in words], conventions, shown)


def _canonical(reading: Reading, conventions: Conventions) -> Text:
    """The plainest words that mean the same; why not, where it was refused."""
    return Text(f"refused: {reading.error}", "bad") if reading.error else Text(canonical(reading, conventions))


def _item(reading: Reading, conventions: Conventions) -> dict[str, Any]:
    return {
        **fields_named("expression kind unit start due recurrence body", reading),
        "rule": reading.rule or None,
        **fields_named("convention confidence", reading),
        "alternatives": [fields_named("reading start due", each) for each in reading.alternatives],
        **fields_named("remainder error hint until each event", reading),
        "turns": _turns(reading, conventions),
        "canonical": canonical(reading, conventions) or None,
        "falls_in": _falls_in(reading, conventions),
    }


_TURNS_SHOWN: Final = 12


def _turns(reading: Reading, conventions: Conventions) -> dict[str, Any] | None:
    """The iCalendar rule of something that recurs, whether its days are a convention, and the first of them."""
    if reading.turns is None:
        return None
    return {
        "rule": reading.turns.rule,
        "by_convention": reading.turns_are_conventional,
        "due": list(_first_turns(reading, conventions)),
    }


def _first_turns(reading: Reading, conventions: Conventions) -> tuple[date, ...]:
    """The first days on which it falls due: of the plan's period, or from its own first day where there is no plan."""
    first = reading.due or reading.start
    start, until = conventions.plan_start or first or conventions.anchor, conventions.plan_end or reading.until
    if start is None:
        return ()
    return occurrences(reading, start, until or date.max, conventions, at_most=_TURNS_SHOWN)


def _falls_in(reading: Reading, conventions: Conventions) -> dict[str, Any] | None:
    """The financial year and quarter of a single day: `npa when` the other way round."""
    day = _single_day(reading)
    if day is None:
        return None
    quarter = quarters(conventions.financial_year_start_month).of(day)
    return {"financial_year": quarter.year.label, "quarter": quarter.label, "start": quarter.start, "end": quarter.end}


def _single_day(reading: Reading) -> date | None:
    return reading.due if reading.unit == "day" and reading.start == reading.due else None


def _in_full(reading: Reading, conventions: Conventions) -> Iterator[Block]:
    yield Heading(1, reading.expression)
    if reading.error:
        yield fact_list(("Refused", Text(reading.error, "bad")), ("Try", reading.hint))
        return
    kind = (reading.kind or "").replace("_", " ")
    day = _single_day(reading)
    yield fact_list(
        ("Kind", f"{kind} ({reading.unit.replace('_', ' ')})" if reading.unit else kind),
        ("Starts", long_day(reading.start) if reading.start else ""),
        ("Due", long_day(reading.due) if reading.due else "on no day"),
        ("Falls in", quarters(conventions.financial_year_start_month).of(day).prose if day is not None else ""),
        ("Repeats", reading.recurrence),
        ("Turns", _turns_in_words(reading, conventions)),
        ("Body", reading.body),
        ("Counts from", reading.event),
        ("Left aside", reading.remainder),
        ("Read as", reading.rule),
        ("Convention", conventions.in_words(reading.convention) if reading.convention else ""),
        ("Certainty", reading.confidence.replace("_", " ")),
    )
    if reading.alternatives:
        yield Paragraph("Could also be read as:", "quiet")
        others = ((each.reading, f": due {long_day(each.due)}" if each.due else "") for each in reading.alternatives)
        yield Bullets(tuple(Text(f"{words}{due}") for words, due in others))


def _turns_in_words(reading: Reading, conventions: Conventions) -> str:
    days = [short_day(day) for day in _first_turns(reading, conventions)]
    if not days or reading.turns is None:
        return ""
    return ", ".join(days[:_TURNS_NAMED]) + (" …" if len(days) > _TURNS_NAMED else "")


_TURNS_NAMED: Final = 4


def _table(readings: Sequence[Reading]) -> Table:
    return table_of(
        readings,
        (Column("Words", wraps=True, least=16), lambda each: each.expression),
        (Column("Kind"), lambda each: Text("refused", "bad") if each.error else (each.kind or "").replace("_", " ")),
        (Column("Starts"), lambda each: short_day(each.start) if each.start else ""),
        (Column("Due"), lambda each: short_day(each.due) if each.due else ""),
        (Column("Repeats"), lambda each: each.recurrence or ""),
        (Column("Body"), lambda each: each.body or ""),
        (Column("Read as", wraps=True, least=20), lambda each: each.error or Text(each.rule, "quiet")),
    )
