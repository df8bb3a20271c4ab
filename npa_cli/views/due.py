"""`npa due`: what is overdue, and what falls due within some days or in one quarter, by date.

Of a plan that nobody has reported on: what has passed its date, and what is still to come.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final, NamedTuple

from npa_cli.document.blocks import Block, Column, Document, Heading, Paragraph, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.replacement import replacements, with_replacements
from npa_cli.progress.reported import is_tracked
from npa_cli.progress.roll_up import keeps_own_date
from npa_cli.views.field import items_of
from npa_cli.views.own_columns import deliverable_columns
from npa_cli.views.own_words import InOwnWords
from npa_cli.views.period_note import PeriodNote, beyond_period_words, period_note
from npa_cli.views.report_words import nothing_reported
from npa_cli.views.table_of import ColumnOf, number_column, table_of
from npa_cli.views.wording import counted, due_words, listed, long_day, number_of, standing_text, when_due

_OPEN: Final = ("overdue", "date_passed", "forecast_late", "due_soon", "not_yet_due")


class _Row(NamedTuple):
    """A deliverable, what of its plan it took the place of, and that plan's id, where several are in one table."""

    each: Assessed
    instead_of: tuple[str, ...]
    plan: str


@dataclass(frozen=True, slots=True)
class DueView(InOwnWords):
    """Open deliverables with a date, earliest first; `passed` are those of a plan that is not tracked, date passed.

    Days are inclusive; `first` is None if those whose date has passed count too. `replaced` has what took the place
    of superseded deliverables, by the id of those. Of a plan that has ended and was reported on they are those that
    were open at its end, as they stood then; without `first` all of them, the undated last.
    """

    kind: ClassVar[str] = "due"

    first: date | None
    last: date
    assessed: tuple[Assessed, ...]
    tracked: bool
    replaced: Mapping[str, str]
    period: PeriodNote
    beyond: str | None = None  # that the days asked about lie outside the plan's period, where they do
    turned: int = 0  # how many recur and have fallen due before the day, in a plan that nobody has reported on
    kept: tuple[tuple[Assessed, Assessed], ...] = ()  # superseded ones, each with what took its place without a date

    @property
    def passed(self) -> tuple[Assessed, ...]:
        """Those whose date has passed in a plan that nobody has reported on."""
        return tuple(each for each in self.assessed if each.schedule == "date_passed")

    def rows_of(self, found: Sequence[Assessed], plan: str = "") -> tuple[_Row, ...]:
        """Some of its deliverables as rows of a table."""
        instead: dict[str, tuple[str, ...]] = {}
        for old, new in self.replaced.items():
            instead[new] = (*instead.get(new, ()), old)
        return tuple(_Row(each, instead.get(each.commitment.id, ()), plan) for each in found)

    def payload(self) -> dict[str, Any]:
        return {
            "as_at": self.as_at,
            **self.period.payload(),
            "from": self.first,
            "to": self.last,
            "tracked": self.tracked,
            "date_passed": [each.commitment.id for each in self.passed],
            "beyond": self.beyond,
            "items": items_of(deliverable_columns(self.plan.workplan.fields), self.assessed),
            "followed": [{"id": old, "superseded_by": new} for old, new in self.replaced.items()],
            "by_own_date": [
                {"id": old.commitment.id, "due": old.facts.baseline, "superseded_by": new.commitment.id}
                for old, new in self.kept
            ],
        }

    def blocks(self) -> Iterator[Block]:
        """The list, and how many of it are late; where the plan is not tracked, how many have passed their date."""
        span = f"from {long_day(self.first)} to" if self.first else "by"
        title, day = f"Due {span} {long_day(self.last)}", self.as_at
        if self.period.closing is not None:
            title = "Open when the plan ended" + (f", due {span} {long_day(self.last)}" if self.first else "")
            day = self.period.closing.as_at
        yield Heading(1, title, beside=f"as at {long_day(day)}")
        yield from self.period.blocks()
        for old, new in self.kept:
            due = when_due(old.commitment.reading, old.facts.baseline)
            yield Paragraph(
                f"{old.commitment.id}, due {due}, was superseded by {new.commitment.id}, which is open and has no "
                "date; it is counted among what is due by its own."
            )
        if not self.assessed:
            yield Paragraph(f"None: {self.beyond}." if self.beyond else "None.")
            return
        if not self.tracked:
            yield from _unheard(self)
            return
        late = sum(each.schedule == "overdue" for each in self.assessed)
        yield _table(self.rows_of(self.assessed))
        yield Paragraph(f"{counted(len(self.assessed), 'deliverable')}, {late:,} of them overdue.", "quiet")

    @classmethod
    def of_plans(cls, answers: Sequence[tuple[str, DueView]]) -> Document:
        """The deliverables of several plans by date, with one total."""
        return Document(tuple(_together(answers)))


def build_due(plan: Plan, selected: tuple[Assessed, ...], as_at: date, *, first: date | None, last: date) -> DueView:
    """Those of the selected that fall due from `first` to `last`; without `first`, all that are overdue as well.

    A superseded one is followed to what took its place, also where that was not selected. Of a plan that has ended and
    was reported on they are those of the selected that were open at its end.
    """
    period = period_note(plan, as_at, selected)
    closing = period.closing
    about = closing.assessed if closing is not None else selected
    replaced = closing.replaced if closing is not None else replacements(plan, selected, as_at)
    found = with_replacements(about, replaced)
    if closing is not None:
        chosen = [each for each in found if each.is_open and (first is None or _is_between(each, first, last))]
    else:
        chosen = [each for each in found if _is_open(each, as_at) and _is_between(each, first, last)]
    by_date = tuple(sorted(chosen, key=lambda each: (each.is_due_before_plan, each.facts.baseline or date.max)))
    due = {each.commitment.id for each in by_date}
    superseded = ((each, replaced[each.commitment.id]) for each in about if each.commitment.id in replaced)
    kept = tuple(
        (old, new)
        for old, new in superseded
        if keeps_own_date(old, new) and new.is_open and _is_between(old, first, last)
    )
    followed = {old: new.commitment.id for old, new in replaced.items() if new.commitment.id in due}
    return DueView(
        plan,
        as_at,
        first,
        last,
        by_date,
        is_tracked(plan, as_at),
        followed,
        period,
        _beyond(plan, first, last),
        turned=0 if first is not None else sum(_has_turned(each, as_at) for each in selected),
        kept=kept,
    )


def _has_turned(each: Assessed, as_at: date) -> bool:
    """Whether it recurs and its first turn has fallen due, in a plan that nobody has reported on."""
    first = each.earliest_due if each.occurrences is not None and not each.facts.tracked else None
    return first is not None and first < as_at


def _beyond(plan: Plan, first: date | None, last: date) -> str | None:
    """That a quarter asked about, from its first day to its last, is before or after the plan's period."""
    quarter = plan.round_of(last)
    return beyond_period_words(plan, quarter) if first == quarter.start else None


def _is_between(each: Assessed, first: date | None, last: date) -> bool:
    """Whether it falls due from `first`, or at any time before, to `last`."""
    due = each.facts.baseline
    return due is not None and (first is None or due >= first) and due <= last


def _is_open(each: Assessed, as_at: date) -> bool:
    """Whether its date is still to be met; of what recurs where nobody has reported, whether it comes round again."""
    if each.facts.kind == "recurring" and not each.facts.tracked:
        return each.facts.baseline is not None and each.facts.baseline >= as_at
    return each.schedule in _OPEN


def _unheard(view: DueView) -> Iterator[Block]:
    """What is known of a plan that nobody has reported on: which dates have passed, and which are to come."""
    passed = tuple(each for each in view.passed if not each.is_due_before_plan)
    before = tuple(each for each in view.passed if each.is_due_before_plan)
    coming = tuple(each for each in view.assessed if each.schedule != "date_passed")
    for heading, found in (("Date passed, not reported", passed), ("Still to come, by date", coming)):
        yield Heading(2, heading)
        yield _table(view.rows_of(found)) if found else Paragraph("None.")
    if before:
        yield Heading(2, "Due before the plan began, not reported")
        yield _table(view.rows_of(before))
    known = f"{_number(view.passed)} with a date that has passed, {_number(coming)} to come"
    yield Paragraph(f"{counted(len(view.assessed), 'deliverable')}: {known}.", "quiet")
    if view.turned:
        recurring = (
            f"Recurring: {counted(view.turned, 'deliverable')} had a turn before that day, which npa status counts"
        )
        yield Paragraph(f"{recurring} as due. Nobody has reported on any turn.", "quiet")
    yield from nothing_reported(view.assessed)


def _number(found: Sequence[Assessed]) -> str:
    return f"{len(found):,}" if found else "none"


def _table(rows: Sequence[_Row], *first: ColumnOf[_Row]) -> Table:
    """A row for each deliverable, with the plan's own numbers beside the ids if there are any."""
    return table_of(
        rows,
        *first,
        (Column("Due", wraps=True, least=11), lambda row: due_words(row.each)),
        (Column("ID"), lambda row: Text(row.each.commitment.id, "strong")),
        *number_column(rows, lambda row: number_of(row.each)),
        (Column("Deliverable", wraps=True, least=20), _words),
        (Column("Lead", wraps=True, least=8, drops=1), lambda row: listed(row.each.led_by)),
        (Column("Rating", wraps=True, least=12), lambda row: standing_text(row.each)),
    )


def _words(row: _Row) -> str:
    return row.each.commitment.words + (f"\n(in place of {listed(row.instead_of)})" if row.instead_of else "")


def _together(answers: Sequence[tuple[str, DueView]]) -> Iterator[Block]:
    yield Heading(1, f"Due in {counted(len(answers), 'plan')}", beside=f"as at {long_day(answers[0][1].as_at)}")
    for plan, view in answers:
        yield from (each._replace(label=plan) for each in view.period.blocks())
    every = (row for plan, view in answers for row in view.rows_of(view.assessed, plan))
    found = sorted(every, key=lambda row: row.each.facts.baseline or date.max)
    yield _table(found, (Column("Plan"), lambda row: row.plan)) if found else Paragraph("None.")
    late = sum(row.each.schedule == "overdue" for row in found)
    total = f"{counted(len(found), 'deliverable')} in {counted(len({row.plan for row in found}), 'plan')}"
    yield Paragraph(f"{total}, {late:,} of them overdue.", "quiet")
    silent = tuple(plan for plan, view in answers if not view.tracked)
    if silent:
        yield Paragraph(f"No returns are held for {listed(silent)}: only the dates are known there.", "quiet")
