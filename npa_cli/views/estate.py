"""Many plans, a row each: how each stands, or what is wrong with its files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, ClassVar, Final, NamedTuple

from npa_cli.document.blocks import Block, Column, Heading, Paragraph, Text
from npa_cli.model.plan import Plan
from npa_cli.model.vocabulary import RATINGS
from npa_cli.progress.assess import assess
from npa_cli.progress.heard import heard_on
from npa_cli.progress.plan_period import ended_on
from npa_cli.progress.replacement import replacements
from npa_cli.progress.reported import is_tracked
from npa_cli.progress.roll_up import count
from npa_cli.views.table_of import ColumnOf, table_of
from npa_cli.views.view import InBlocks, Rows, fields_named
from npa_cli.views.wording import counted, listed, long_day, rating_heading, short_day

_SHOWN: Final = ("off_track", "at_risk", "on_track", "not_reported", "not_yet_due")
_ONLY_REPORTED: Final = ("off_track", "at_risk", "on_track")
_OTHERS: Final = (*(each for each in RATINGS if each not in _SHOWN), "unreadable")
_SEVERITIES: Final = ("errors", "warnings", "notes")
_HEADINGS: Final = {
    "deliverables": "Deliverables",
    "due": "Due so far",
    "done": "Done of those",
    **{each: each.capitalize() for each in _SEVERITIES},
    **{str(each): rating_heading(each) for each in RATINGS},
}


class EstateRow(NamedTuple):
    """One plan of an estate. `fault` says why it has no numbers, or what part of it they leave out."""

    path: str
    id: str
    title: str
    numbers: dict[str, int | None]  # None where nobody knows
    fault: str | None = None
    tracked: bool | None = None  # whether anything is reported on it; None where that was not asked
    ended: str | None = None  # the last day of its period, ISO, where that is before the estate's day
    as_at: str | None = None  # the day that its numbers are of, ISO; None of what was found in files
    heard: str = ""  # what was said and decided on the estate's day, where that is taken in
    own_words: bool = False  # whether it has rating words of its own

    @property
    def named(self) -> str:
        """Its id, and on a line below when it ended, if it has."""
        ended = f"\nended {short_day(date.fromisoformat(self.ended))}" if self.ended is not None else ""
        return (self.id or "?") + ended


def standing_of(path: str, plan: Plan, as_at: date, unread: int) -> EstateRow:
    """How one plan stands at the start of a day; `unread` parts of it could not be read."""
    assessed, tracked = assess(plan, as_at), is_tracked(plan, as_at)
    counts = count(assessed, as_at, replacements(plan, assessed, as_at), tracked=tracked)
    numbers: dict[str, int | None] = {
        "priorities": len(plan.priorities),
        **fields_named("deliverables due done on_time", counts),
        **{str(name): number for name, number in counts.ratings.items()},
        "unreadable": counts.unreadable,
    }
    fault = f"{counted(unread, 'part')} can't be read: npa validate" if unread else None
    ended = ended_on(plan, as_at)
    return EstateRow(
        path,
        plan.workplan.id,
        plan.workplan.title,
        numbers,
        fault,
        tracked,
        ended.isoformat() if ended is not None else None,
        as_at.isoformat(),
        ", ".join(heard_on(plan, as_at)) if plan.heard_today == as_at else "",
        bool(plan.workplan.rating_scale),
    )


def findings_of(path: str, plan: Plan, severities: Sequence[str], unread: int, heard: Sequence[str] = ()) -> EstateRow:
    """What was found in one plan's files, and what of the day's own words and decisions was taken in."""
    numbers: dict[str, int | None] = {f"{each}s": severities.count(each) for each in ("error", "warning", "note")}
    fault = f"{counted(unread, 'file')} can't be read" if unread else None
    return EstateRow(path, plan.workplan.id, plan.workplan.title, numbers, fault, heard=", ".join(heard))


@dataclass(frozen=True, slots=True)
class EstateView(InBlocks):
    """The plans of an estate in order: how each stands at the start of `as_at`, or without a day what was found.

    Where the plans' own rounds of one name end on several days, `period` is that name, and each row has its own day.
    """

    kind: ClassVar[str] = "estate"

    plans: Sequence[EstateRow]
    as_at: date | None
    period: str | None = None

    def notes(self) -> Iterator[str]:
        """What a total leaves out, plans that nobody has reported on, and what it puts together: their own words."""
        if unheard := sum(row.tracked is False for row in self.plans):
            them = "it" if unheard == 1 else "them"
            yield (
                f"No returns are held for {counted(unheard, 'plan')}: of {them} only dates are known. What only a "
                "report could say is summed over the others."
            )
        if own := sum(row.own_words for row in self.plans):
            have, their = ("has", "its") if own == 1 else ("have", "their")
            words = f"{counted(own, 'plan')} {have} rating words of {their} own"
            yield f"{words}: each word is counted under what it means there."

    def blocks(self) -> Iterator[Block]:
        """A row a plan, and a total; of findings where there is no day."""
        faulty = sum(row.fault is not None for row in self.plans)
        words = f"{counted(len(self.plans), 'plan')}, {faulty:,} with a fault that keeps some of it from being read."
        beside = f"as at {long_day(self.as_at)}" if self.as_at else "what validate finds"
        if self.period is not None:
            beside = f"as at the day after {self.period} ends, by each plan's own year"
        yield Heading(1, "Estate", beside=beside)
        yield Paragraph(" ".join((words, *self.notes())))
        if self.plans:
            yield from self._table(faulty=bool(faulty))

    def _table(self, *, faulty: bool) -> Iterator[Block]:
        names = _SEVERITIES if self.as_at is None else ("deliverables", "due", "done", *_SHOWN)
        total = self.totals()
        others = _other(total) if self.as_at else 0
        sums = {_HEADINGS[name]: _number(total.get(name, 0)) for name in names}
        columns: list[ColumnOf[EstateRow]] = [
            (Column("Plan", wraps=True, least=9), lambda row: Text(row.named, "strong"))
        ]
        if any(row.path for row in self.plans):
            columns.append((Column("Where", wraps=True, least=10), lambda row: row.path))
        columns += ((Column(_HEADINGS[name], "right"), partial(_cell, name)) for name in names)
        if others:
            columns.append((Column("Other", "right"), lambda row: f"{_other(row.numbers):,}"))
        if faulty:
            columns.append((Column("Fault", wraps=True, least=10), lambda row: Text(row.fault or "", "bad")))
        table, sums = table_of(self.plans, *columns), {"Plan": "All", **sums, "Other": f"{others:,}"}
        yield table._replace(totals=tuple(Text(sums.get(each.heading, "")) for each in table.columns))
        if others:
            named = listed(tuple(rating_heading(each)[2:].lower() for each in RATINGS if each in _OTHERS), last="or")
            yield Paragraph(f"Other: {named}, or with a timeframe that can't be read.", "quiet")

    def payload(self) -> dict[str, Any]:
        return {
            "as_at": self.as_at if self.period is None else None,
            "notes": list(self.notes()),
            "items": self.rows().items,
            "total": {"plans": len(self.plans), **self.totals()},
        }

    def rows(self) -> Rows:
        counts = ("priorities", "deliverables", "due", "done", "on_time", *RATINGS, "tracked", "unreadable")
        names = _SEVERITIES if self.as_at is None else counts
        items = [_item(row) | {name: getattr(row, name) for name in self._also} for row in self.plans]
        return Rows(("path", "id", "title", *names, "fault", *self._also), items)

    def totals(self) -> dict[str, int | None]:
        """Each number summed over the plans of which it is known; None if it is known of none."""
        total: dict[str, int | None] = {}
        for row in self.plans:
            for name, held in row.numbers.items():
                number = None if row.tracked is False and name in _ONLY_REPORTED else held
                before = total.get(name)
                total[name] = number if before is None else before + (number or 0)
        return total

    @property
    def _also(self) -> tuple[str, ...]:
        """What is told of each plan beside its numbers: whether it has ended, and its own day where that differs."""
        return (*(("ended",) if self.as_at is not None else ()), *(("as_at",) if self.period is not None else ()))


def _cell(name: str, row: EstateRow) -> str:
    """A number; of a plan that nobody has reported on, none for what only a report could say."""
    if name not in row.numbers:
        return ""
    if row.tracked is False and name in _ONLY_REPORTED:
        return "not known"
    return _number(row.numbers[name])


def _number(number: int | None) -> str:
    return "not known" if number is None else f"{number:,}"


def _other(numbers: Mapping[str, int | None]) -> int:
    """How many have a rating that is in no column, or a timeframe that can't be read."""
    return sum(numbers.get(each) or 0 for each in _OTHERS)


def _item(row: EstateRow) -> dict[str, Any]:
    tracked = {} if row.tracked is None else {"tracked": row.tracked}
    return {"path": row.path, "id": row.id, "title": row.title, **row.numbers, **tracked, "fault": row.fault}
