"""`npa slippage`: how far commitments have moved from their dates, by deliverable, partner or priority."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar, Final, Literal

from npa_cli.document.blocks import Block, Column, Heading, Paragraph, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.group import group_by
from npa_cli.progress.reported import is_tracked
from npa_cli.progress.slippage import Slip, Slippage, slippage
from npa_cli.views.own_words import InOwnWords
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.table_of import ColumnOf, table_of
from npa_cli.views.view import fields_named
from npa_cli.views.wording import counted, long_day, short_day

SlippageBy = Literal["deliverable", "partner", "priority"]
_NONE: Final = Slip(0, 0)
_OVERLAP: Final = "What several lead is counted under each lead."


@dataclass(frozen=True, slots=True)
class SlippageGroup:
    """A partner's or priority's commitments that can slip, and those of them that have, against each date.

    Days and quarters are those of the worst; they are never averaged.
    """

    id: str
    title: str
    dated: int
    slipped: int
    worst_against_original: Slip
    slipped_against_baseline: int
    worst_against_baseline: Slip
    moved: int


@dataclass(frozen=True, slots=True)
class SlippageView(InOwnWords):
    """Every commitment with a date that slipped or moved, worst first; and the groups asked for."""

    kind: ClassVar[str] = "slippage"

    by: SlippageBy
    found: tuple[Slippage, ...]
    groups: tuple[SlippageGroup, ...]
    tracked: bool
    overlaps: bool  # some are in several of the groups
    period: PeriodNote
    in_time: int  # of those selected, that have a date and have neither slipped nor moved
    left_out: int  # of those selected, that can't slip: they recur, have no date, are on hold or are closed

    @property
    def in_quarters(self) -> bool:
        """Whether lateness is told in quarters too: only of a plan that reports by them."""
        return self.plan.workplan.rounds.every == "quarter"

    def blocks(self) -> Iterator[Block]:
        """The table asked for, and what its dates stand on."""
        yield Heading(1, f"Slippage by {self.by}", beside=f"as at {long_day(self.as_at)}")
        yield from self.period.blocks()
        left_out = _left_out(self.left_out)
        if self.by == "deliverable" and not self.found:
            words = "None: nothing with a date has slipped or moved." if self.tracked else f"None. {_NO_PROGRESS}"
            yield Paragraph(f"{words}{left_out}")
            return
        if self.by == "deliverable":
            yield _table(self)
            others = f"; {self.in_time:,} more with a date neither slipped nor moved" if self.in_time else ""
            yield Paragraph(f"{counted(len(self.found), 'deliverable')}{others}.", "quiet")
        else:
            yield _group_table(self)
            if self.overlaps:
                yield Paragraph(_OVERLAP, "quiet")
        how = (
            "Late against the date as signed and against the latest approved one, in days"
            f"{' and whole quarters' if self.in_quarters else ''}, to the day it was done or is forecast for; if it is "
            "overdue without a live forecast, so far."
        )
        yield Paragraph(f"{how if self.tracked else _NO_PROGRESS}{left_out}", "quiet")

    def payload(self) -> dict[str, Any]:
        """Lateness is in days and in whole quarters."""
        payload: dict[str, Any] = {
            "as_at": self.as_at,
            **self.period.payload(),
            **fields_named("by tracked", self),
            "notes": [_OVERLAP] if self.overlaps else [],
            **fields_named("in_time left_out", self),
            "items": [
                {
                    "id": each.assessed.commitment.id,
                    "original_due": each.original,
                    **fields_named("baseline times_moved expected basis", each),
                    "against_original": each.against_original and asdict(each.against_original),
                    "against_baseline": each.against_baseline and asdict(each.against_baseline),
                }
                for each in self.found
            ],
        }
        if self.by != "deliverable":
            payload["groups"] = [asdict(each) for each in self.groups]
        return payload


def build_slippage(plan: Plan, selected: tuple[Assessed, ...], as_at: date, by: SlippageBy) -> SlippageView:
    """Slippage of what was selected, as at the start of `as_at`."""
    found = {each.commitment.id: slippage(each, as_at) for each in selected}
    every = [each for each in found.values() if each is not None]
    rows = [each for each in every if each.days > 0 or each.times_moved]
    grouped = group_by(by, selected, plan) if by != "deliverable" else ()
    groups = tuple(
        _group(each.id, each.title, (found[member.commitment.id] for member in each.members)) for each in grouped
    )
    worst_first = tuple(sorted(rows, key=lambda each: -each.days))
    return SlippageView(
        plan,
        as_at,
        by=by,
        found=worst_first,
        groups=groups,
        tracked=is_tracked(plan, as_at),
        overlaps=sum(len(each.members) for each in grouped) > len(selected),
        period=period_note(plan, as_at, selected),
        in_time=len(every) - len(rows),
        left_out=len(found) - len(every),
    )


_NO_PROGRESS: Final = "No progress is held for this plan, so this has only what approved changes moved."


def _left_out(count: int) -> str:
    if not count:
        return ""
    are = "is" if count == 1 else "are"
    return f" {counted(count, 'deliverable')} {are} left out: recurring, signed without a date, on hold or closed."


def _days(slip: Slip | None) -> int:
    return slip.days if slip is not None else 0


def _group(group_id: str, title: str, found: Iterable[Slippage | None]) -> SlippageGroup:
    dated = [each for each in found if each is not None]
    original = max((each.against_original or _NONE for each in dated), key=_days, default=_NONE)
    baseline = max((each.against_baseline or _NONE for each in dated), key=_days, default=_NONE)
    return SlippageGroup(
        id=group_id,
        title=title,
        dated=len(dated),
        slipped=sum(_days(each.against_original) > 0 for each in dated),
        worst_against_original=original,
        slipped_against_baseline=sum(_days(each.against_baseline) > 0 for each in dated),
        worst_against_baseline=baseline,
        moved=sum(each.times_moved > 0 for each in dated),
    )


def _table(view: SlippageView) -> Table:
    """A row for each deliverable that slipped or moved, the worst first."""
    deliverable: tuple[ColumnOf[Slippage], ...] = (
        (Column("ID"), lambda each: Text(each.assessed.commitment.id, "strong")),
        (Column("Deliverable", wraps=True, least=20), lambda each: each.assessed.commitment.words),
        (Column("Signed", drops=3), lambda each: short_day(each.original)),
        (Column("Now"), _date_now),
        (Column("Moved", "right", drops=2), lambda each: str(each.times_moved)),
    )
    if not view.tracked:
        by = Column("By", wraps=True, least=12)
        return table_of(view.found, *deliverable, (by, lambda each: moved_words(each.against_original)))
    return table_of(
        view.found,
        *deliverable,
        (Column("Expected", wraps=True, least=11), _expected),
        (Column("Late on signed", wraps=True, least=10), lambda each: _late_text(each.against_original, view)),
        (Column("Late on now", wraps=True, least=10, drops=1), lambda each: _late_text(each.against_baseline, view)),
    )


def _date_now(each: Slippage) -> str:
    """The latest approved due day, or the words of the decision that took the date away: `no date (Ongoing)`."""
    return short_day(each.baseline) if each.baseline else f"no date ({each.assessed.commitment.timeframe})"


def moved_words(slip: Slip | None) -> str:
    """How far a date was moved by decision: a longer time to do it in, and not a delay of the work."""
    if slip is None:
        return "date taken away"
    if slip.days == 0:
        return "to the same day"
    way = "later" if slip.days > 0 else "earlier"
    return f"{counted(abs(slip.days), 'day')} {way}"


def _group_table(view: SlippageView) -> Table:
    first: tuple[ColumnOf[SlippageGroup], ...] = (
        (Column(view.by.capitalize(), wraps=True, least=14), _group_name),
        (Column("With a date", "right", short="Dated"), lambda each: str(each.dated)),
    )
    moved: ColumnOf[SlippageGroup] = (Column("Moved", "right"), lambda each: str(each.moved))
    if not view.tracked:
        return table_of(
            view.groups,
            *first,
            moved,
            (Column("Moved later", "right", drops=1), lambda each: str(each.slipped)),
            (
                Column("Furthest", wraps=True, least=12),
                lambda each: moved_words(each.worst_against_original) if each.slipped else "none",
            ),
        )
    return table_of(
        view.groups,
        *first,
        (Column("Late on signed", "right", drops=1), lambda each: str(each.slipped)),
        (
            Column("Worst", wraps=True, least=10),
            lambda each: _late(each.worst_against_original, view) if each.slipped else "none",
        ),
        (Column("Late on now", "right"), lambda each: str(each.slipped_against_baseline)),
        (
            Column("Worst of those", wraps=True, least=10, drops=2),
            lambda each: _late(each.worst_against_baseline, view) if each.slipped_against_baseline else "none",
        ),
        moved,
    )


def _group_name(group: SlippageGroup) -> Text:
    return Text(group.title if group.title.startswith(group.id) else f"{group.id}  {group.title}", "strong")


def _expected(each: Slippage) -> str:
    if each.basis == "overdue":
        return "not known, overdue"
    return f"{short_day(each.expected)} ({each.basis})" if each.expected else "not known"


def _late_text(slip: Slip | None, view: SlippageView) -> Text:
    return Text(_late(slip, view), "bad" if _days(slip) > 0 else "plain")


def _late(slip: Slip | None, view: SlippageView) -> str:
    if slip is None:
        return "not known"
    if slip.days <= 0:
        return "on time" if slip.days == 0 else f"{counted(-slip.days, 'day')} early"
    whole = f" ({counted(slip.quarters, 'quarter')})" if slip.quarters and view.in_quarters else ""
    return f"{counted(slip.days, 'day')}{whole}"
