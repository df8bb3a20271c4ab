"""What the views of risks, actions and dependencies share: the open entries of one register as text, JSON and CSV."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Generic

from npa_cli.document.blocks import Block, Document, Heading, Paragraph
from npa_cli.model.plan import Plan
from npa_cli.progress.reported import is_tracked
from npa_cli.views.field import Fields, Thing, items_of, rows_of
from npa_cli.views.nothing_reported import nothing_held
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.registers import none_kept
from npa_cli.views.view import Rows
from npa_cli.views.wording import counted, long_day


@dataclass(frozen=True, slots=True)
class OpenEntries(ABC, Generic[Thing]):
    """The open entries of a register that were asked for, of `known` open ones in all."""

    kind: ClassVar[str]
    fields: ClassVar[Fields[Any]]
    are: ClassVar[str] = "open"
    kept_in: ClassVar[Sequence[str]] = ()
    """The registers that it is about, where they are not of its own name."""

    plan: Plan
    as_at: date
    entries: tuple[Thing, ...]
    known: int

    @property
    def period(self) -> PeriodNote:
        """Where the day is in the plan's period."""
        return period_note(self.plan, self.as_at)

    @abstractmethod
    def found(self) -> Iterator[Block]:
        """How many entries there are, and the table of them. Asked only where there is one."""

    def document(self) -> Document:
        """The entries that were found; else that there are none, or that the plan does not keep the register."""
        return Document(tuple(self._blocks()))

    def payload(self) -> dict[str, Any]:
        """The list as the public fields of JSON."""
        tracked = is_tracked(self.plan, self.as_at)
        return {"as_at": self.as_at, **self.period.payload(), "tracked": tracked, "items": self.items()}

    def items(self) -> list[dict[str, Any]]:
        """Each entry as the public fields of JSON."""
        return items_of(self.fields, self.entries)

    def rows(self) -> Rows:
        """The list as columns and rows for CSV."""
        return rows_of(self.fields, self.entries)

    def none_found(self) -> str:
        """What is said where nothing fits."""
        rest = f" {counted(self.known, 'other')} {self.are}." if self.known else ""
        return f"None {self.are}{' that fit what you asked' if self.known else ''}.{rest}"

    def beside(self) -> Iterator[Block]:
        """What follows the list, also an empty one; nothing, unless a register has more to say."""
        return iter(())

    def _blocks(self) -> Iterator[Block]:
        yield Heading(1, self.kind.capitalize(), beside=f"as at {long_day(self.as_at)}")
        yield from self.period.blocks()
        yield from filter(None, (nothing_held(self.plan, self.as_at),))
        registers = self.kept_in or (self.kind,)
        if not any(getattr(self.plan, register) for register in registers):
            yield from none_kept(registers[0], self.plan, self.as_at)
            return
        yield from self.found() if self.entries else (Paragraph(self.none_found()),)
        yield from self.beside()
