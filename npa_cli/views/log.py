"""`npa log`: one deliverable's whole story, in the order it became known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal

from npa_cli.document.blocks import Block, Column, Heading, Paragraph, Table, Text
from npa_cli.model.change import Change
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.reported import Report
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.report_words import also_done_words, assurance_words, nothing_reported, status_words, turn_words
from npa_cli.views.table_of import table_of
from npa_cli.views.view import InBlocks
from npa_cli.views.wording import BY_CONVENTION, long_day, rating_text, short_day


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: when, what kind, by whom, and what was said. `on` is None for the signing itself."""

    on: date | None
    kind: Literal["signed", "due", "report", "change"]
    who: str
    words: str
    said_on: date | None = None  # of a report, where that is written


@dataclass(frozen=True, slots=True)
class Log(InBlocks):
    """One deliverable's events, oldest first, and how it stands now."""

    kind: ClassVar[str] = "log"

    assessed: Assessed
    as_at: date
    events: tuple[Event, ...]
    period: PeriodNote

    def blocks(self) -> Iterator[Block]:
        """The story as a table."""
        commitment = self.assessed.commitment
        yield Heading(1, f"{commitment.id}  {commitment.words}", beside=f"as at {long_day(self.as_at)}")
        yield from self.period.blocks()
        yield story_table(self.events)
        yield Paragraph(rating_text(self.assessed).text.replace("\n", ", "), label="Now")
        yield from nothing_reported((self.assessed,))

    def payload(self) -> dict[str, Any]:
        return {
            "id": self.assessed.commitment.id,
            "as_at": self.as_at,
            **self.period.payload(),
            "tracked": self.assessed.facts.tracked,
            "events": [
                {"on": each.on, "event": each.kind, "who": each.who, "words": each.words, "said_on": each.said_on}
                for each in self.events
            ],
        }


def story_table(events: Iterable[Event]) -> Table:
    """A row for each thing that happened."""
    return table_of(
        events,
        (Column("When"), lambda each: Text(short_day(each.on) if each.on else "at first", "strong")),
        (Column("What"), lambda each: each.kind),
        (Column("Who", wraps=True, least=8), lambda each: each.who),
        (Column("Said", wraps=True, least=30), lambda each: each.words),
    )


def build_log(plan: Plan, assessed: Assessed, as_at: date) -> Log:
    """Everything known about one deliverable at the start of `as_at`."""
    return Log(assessed, as_at, story_of(plan, assessed, as_at), period_note(plan, as_at, (assessed,)))


def story_of(plan: Plan, assessed: Assessed, as_at: date) -> tuple[Event, ...]:
    """What happened to one deliverable as far as is known at the start of `as_at`, oldest first."""
    commitment = assessed.commitment
    own = (commitment.id, commitment.activity.id)
    changes = [step for each in plan.changes if each.item in own for step in _steps(each)]
    events = [
        *_due(assessed, as_at),
        *(report_event(each, assessed) for each in assessed.reports),
        *(each for each in changes if each.on is not None and each.on < plan.known_before(as_at)),
    ]
    leads = ", ".join(commitment.deliverable.leads or commitment.signed_activity_leads)
    signed = Event(None, "signed", leads, commitment.deliverable.timeframe)
    return (signed, *sorted(events, key=lambda each: each.on or date.min))


def _due(assessed: Assessed, as_at: date) -> Iterator[Event]:
    """The days on which it fell due, by the date that was in force."""
    if assessed.occurrences is not None:
        for each in assessed.occurrences.every:
            if each.due < as_at:
                words = "done" if each.due in assessed.occurrences.met else "not reported done"
                how = BY_CONVENTION if assessed.occurrences.by_convention else ""
                yield Event(each.due, "due", "", f"an occurrence fell due{how}: {words}")
    elif assessed.facts.baseline is not None and assessed.facts.baseline < as_at:
        yield Event(assessed.facts.baseline, "due", "", "it fell due")


def report_event(report: Report, assessed: Assessed) -> Event:
    """What one report says of a deliverable, a line for each thing that it says."""
    update = report.update
    words = [f"{status_words(report)}{turn_words(assessed, report)}"]
    if report.unchanged:
        words.append("no change since the report before")
    else:
        words += [f"rag {update.rag.words}"] if update.rag else []
        words += [f"forecast {short_day(update.forecast)}"] if update.forecast else []
        words += [f"done on {short_day(update.actual)}"] if update.actual else []
    lines = [f"Status: {', '.join(words)}"]
    if report.said_after_quarter is not None:
        lines.append(f"Said on {short_day(report.said_after_quarter)}.")
    if not report.unchanged:
        told = (
            ("Narrative", update.narrative),
            ("Path to green", update.path_to_green),
            ("Asks", update.ask),
            *(("Evidence", each) for each in update.evidence),
            ("Assurance", assurance_words(update)),
            *also_done_words(update),
        )
        lines += [f"{label}: {said}" for label, said in told if said]
    who = f"{report.partner} for {report.quarter.label}"
    return Event(report.confirmed_on, "report", who, "\n".join(lines), report.said_on)


def _steps(change: Change) -> Iterator[Event]:
    """A change's proposal and its decision, each on its own day, by whoever made it; a step without a day is none."""
    to = change.to if isinstance(change.to, str) else ", ".join(change.to)
    words = f"{change.field} to {to} ({change.reason})"
    beside = f"\n{change.narrative}" if change.narrative else ""
    if change.proposed_on is not None:
        yield Event(change.proposed_on, "change", change.proposed_by or "", f"{change.id} proposed: {words}{beside}")
    if change.decided_on is not None:
        decided = f"{change.id} {change.status}: {words}{beside if change.proposed_on is None else ''}"
        yield Event(change.decided_on, "change", change.decided_by or "", decided)
