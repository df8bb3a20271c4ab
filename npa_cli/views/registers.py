"""What the views of the registers share: their open entries as text, JSON and CSV, their filters, and some columns."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final, Generic

from npa_cli.document.blocks import Block, Column, Heading, Paragraph, Preformatted, Text
from npa_cli.model.plan import Plan
from npa_cli.model.proposed_command import proposed, proposed_here
from npa_cli.model.register import ESCALATION_LEVELS, EscalationLevel
from npa_cli.progress.registers.known import touches
from npa_cli.progress.reported import is_tracked
from npa_cli.progress.select import Query, known_ids
from npa_cli.views.field import Fields, Thing, items_of, rows_of
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.report_words import nothing_held
from npa_cli.views.table_of import ColumnOf
from npa_cli.views.view import InBlocks, Rows
from npa_cli.views.wording import counted, long_day

ALL: Final = Query()
LEVEL_WORDS: Final[dict[EscalationLevel, str]] = {
    **{each: each.replace("_", " ") for each in ESCALATION_LEVELS},
    "ministers": "Ministers",
}
_FIRST_ENTRY: Final = {
    "risks": "- id: R-001\n  title: …\n  affects: [{item}]\n  owner: {owner}\n  raised_on: {day}\n"
    "  current: {{likelihood: 3, impact: 4}}\n  level: lead\n  status: open\n  reviewed_on: {day}\n",
    "issues": "- id: I-001\n  title: …\n  severity: moderate\n  affects: [{item}]\n  owner: {owner}\n"
    "  raised_on: {day}\n  level: lead\n  status: open\n",
    "decisions": "- id: DEC-001\n  board: {board}\n  date: {day}\n  title: …\n  decision: …\n  affects: [{item}]\n",
    "dependencies": "- id: DEP-001\n  from: {item}\n  to: {other}\n  giver: {owner}\n  needed_by: {day}\n"
    "  agreed: false\n  status: proposed\n",
    "actions": "- id: ACT-001\n  source: …\n  text: …\n  owner: {owner}\n  due: {day}\n  status: open\n",
}


@dataclass(frozen=True, slots=True)
class EntriesView(InBlocks, Generic[Thing]):
    """The entries of one kind that were asked for, with every field of each."""

    kind: ClassVar[str]
    fields: ClassVar[Fields[Any]]

    plan: Plan
    as_at: date
    entries: tuple[Thing, ...]

    @property
    def period(self) -> PeriodNote:
        """Where the day is in the plan's period."""
        return period_note(self.plan, self.as_at)

    def items(self) -> list[dict[str, Any]]:
        """Each entry as the public fields of JSON."""
        return items_of(self.fields, self.entries)

    def rows(self) -> Rows:
        return rows_of(self.fields, self.entries)


@dataclass(frozen=True, slots=True)
class OpenEntries(EntriesView[Thing]):
    """The open entries of a register that were asked for, of `known` open ones in all."""

    are: ClassVar[str] = "open"
    kept_in: ClassVar[Sequence[str]] = ()
    """The registers that it is about, where they are not of its own name."""

    known: int

    @abstractmethod
    def found(self) -> Iterator[Block]:
        """How many entries there are, and the table of them. Asked only where there is one."""

    def none_found(self) -> str:
        """What is said where nothing fits."""
        rest = f" {counted(self.known, 'other')} {self.are}." if self.known else ""
        return f"None {self.are}{' that fit what you asked' if self.known else ''}.{rest}"

    def beside(self) -> Iterator[Block]:
        """What follows the list, also an empty one; nothing, unless a register has more to say."""
        return iter(())

    def blocks(self) -> Iterator[Block]:
        """The entries that were found; else that there are none, or that the plan does not keep the register."""
        yield Heading(1, self.kind.capitalize(), beside=f"as at {long_day(self.as_at)}")
        yield from self.period.blocks()
        yield from nothing_held(self.plan, self.as_at)
        registers = self.kept_in or (self.kind,)
        if not any(getattr(self.plan, register) for register in registers):
            yield from _none_kept(registers[0], self.plan, self.as_at)
            return
        yield from self.found() if self.entries else (Paragraph(self.none_found()),)
        yield from self.beside()

    def payload(self) -> dict[str, Any]:
        tracked = is_tracked(self.plan, self.as_at)
        return {"as_at": self.as_at, **self.period.payload(), "tracked": tracked, "items": self.items()}


def concerns(affects: tuple[str, ...], owners: tuple[str | None, ...], asked: Query) -> bool:
    """Whether an entry is about any of the items asked for, and any of the partners is among its owners."""
    return (not asked.ids or touches(affects, asked.ids)) and (
        not asked.partners or any(each in owners for each in asked.partners)
    )


def owner_column(owner: Callable[[Thing], str | None]) -> ColumnOf[Thing]:
    """Who owns an entry; that nobody does is a fault."""
    return Column(
        "Owner", wraps=True, least=6
    ), lambda each: Text(named) if (named := owner(each)) else Text("nobody", "bad")


def affects_column(affects: Callable[[Thing], tuple[str, ...]]) -> ColumnOf[Thing]:
    """The ids in the plan that an entry names."""
    return Column("Affects", wraps=True, least=8, drops=2), lambda each: ", ".join(affects(each)) or "not said"


def _none_kept(kind: str, plan: Plan, as_at: date) -> tuple[Block, ...]:
    """What to say, and what to type, where the plan has no register of this kind."""
    ids = [item for item in known_ids(plan) if item.count(".") == 2] or ["P1.1.1"]  # a deliverable's
    owner = next((each.code for each in plan.partners if each.kind == "organisation"), "NHSE")
    board = next((each.code for each in plan.workplan.boards), "NPHB")
    entry = _FIRST_ENTRY[kind].format(item=ids[0], other=ids[-1], owner=owner, board=board, day=as_at.isoformat())
    return (
        Paragraph(f"None: the plan keeps no registers/{kind}.yaml."),
        Paragraph(f"To begin one, put an entry like this in that file, then run `{proposed_here('validate')}`:"),
        Preformatted(entry),
        Paragraph(
            f"`{proposed('schema', kind)}` has every field. docs/registers.md says how registers are kept.", "quiet"
        ),
    )
