"""`npa when`: what words for a date mean, how they were read, and how else they could be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final, Literal

from npa_cli.document.blocks import (
    Block,
    Bullets,
    Column,
    Document,
    FactList,
    Heading,
    Lines,
    Paragraph,
    Preformatted,
    Table,
    Text,
)
from npa_cli.timeframe import Conventions, Reading, canonical, explain, occurrences, quarters, read
from npa_cli.views.wording import long_day, short_day

_COLUMNS: Final = (
    Column("Words", wraps=True, least=16),
    Column("Kind"),
    Column("Starts"),
    Column("Due"),
    Column("Repeats"),
    Column("Body"),
    Column("Read as", wraps=True, least=20),
)


Shown = Literal["in_full", "explained", "canonical"]


@dataclass(frozen=True, slots=True)
class ReadingsView:
    """What words for dates were read as: in full, explained word by word, or written back in the plainest words."""

    kind: ClassVar[str] = "timeframes"

    readings: Sequence[Reading]
    conventions: Conventions
    shown: Shown = "in_full"

    def document(self) -> Document:
        """One reading in full, or a table of several; or each as it was asked to be shown."""
        if self.shown == "explained":
            return Document(
                tuple(Preformatted("\n".join(explain(reading, self.conventions))) for reading in self.readings)
            )
        if self.shown == "canonical":
            return Document((Lines(tuple(_canonical(reading, self.conventions) for reading in self.readings)),))
        if len(self.readings) == 1:
            return Document(tuple(_in_full(self.readings[0], self.conventions)))
        return Document((Table(_COLUMNS, tuple(map(_row, self.readings))),))

    def payload(self) -> dict[str, Any]:
        """Readings as the public fields of JSON; dates are `date` values, what does not apply is None."""
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
        "expression": reading.expression,
        "kind": reading.kind,
        "unit": reading.unit,
        "start": reading.start,
        "due": reading.due,
        "recurrence": reading.recurrence,
        "body": reading.body,
        "rule": reading.rule or None,
        "convention": reading.convention,
        "confidence": reading.confidence,
        "alternatives": [
            {"reading": each.reading, "start": each.start, "due": each.due} for each in reading.alternatives
        ],
        "remainder": reading.remainder,
        "error": reading.error,
        "hint": reading.hint,
        "until": reading.until,
        "each": reading.each,
        "event": reading.event,
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
    return {
        "financial_year": quarter.year.label,
        "quarter": quarter.label,
        "start": quarter.start,
        "end": quarter.end,
    }


def _single_day(reading: Reading) -> date | None:
    return reading.due if reading.unit == "day" and reading.start == reading.due else None


def _in_full(reading: Reading, conventions: Conventions) -> Iterator[Block]:
    yield Heading(1, reading.expression)
    if reading.error:
        yield FactList(
            (("Refused", Text(reading.error, "bad")), *((("Try", Text(reading.hint)),) if reading.hint else ()))
        )
        return
    kind = (reading.kind or "").replace("_", " ")
    rows = [
        ("Kind", f"{kind} ({reading.unit.replace('_', ' ')})" if reading.unit else kind),
        ("Starts", long_day(reading.start) if reading.start else ""),
        ("Due", long_day(reading.due) if reading.due else "on no day"),
        ("Repeats", reading.recurrence or ""),
        ("Turns", _turns_in_words(reading, conventions)),
        ("Body", reading.body or ""),
        ("Counts from", reading.event or ""),
        ("Left aside", reading.remainder or ""),
        ("Read as", reading.rule),
        ("Convention", conventions.in_words(reading.convention) if reading.convention else ""),
        ("Certainty", reading.confidence.replace("_", " ")),
    ]
    day = _single_day(reading)
    if day is not None:
        rows.insert(3, ("Falls in", quarters(conventions.financial_year_start_month).of(day).prose))
    yield FactList(tuple((label, Text(words)) for label, words in rows if words))
    if reading.alternatives:
        yield Paragraph("Could also be read as:", "quiet")
        yield Bullets(
            tuple(
                Text(f"{each.reading}: due {long_day(each.due)}" if each.due else each.reading)
                for each in reading.alternatives
            )
        )


def _turns_in_words(reading: Reading, conventions: Conventions) -> str:
    days = [short_day(day) for day in _first_turns(reading, conventions)]
    if not days or reading.turns is None:
        return ""
    return ", ".join(days[:_TURNS_NAMED]) + (" …" if len(days) > _TURNS_NAMED else "")


_TURNS_NAMED: Final = 4


def _row(reading: Reading) -> tuple[Text, ...]:
    if reading.error:
        return (Text(reading.expression), _REFUSED, _BLANK, _BLANK, _BLANK, _BLANK, Text(reading.error))
    return (
        Text(reading.expression),
        Text((reading.kind or "").replace("_", " ")),
        Text(short_day(reading.start)) if reading.start else _BLANK,
        Text(short_day(reading.due)) if reading.due else _BLANK,
        Text(reading.recurrence) if reading.recurrence else _BLANK,
        Text(reading.body) if reading.body else _BLANK,
        Text(reading.rule, "quiet"),
    )


_BLANK: Final = Text("")
_REFUSED: Final = Text("refused", "bad")
