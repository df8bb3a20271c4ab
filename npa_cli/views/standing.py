"""How a set of deliverables stands: the headline counts and the table by priority that several reports show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from npa_cli.document.blocks import Column, Paragraph, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.model.vocabulary import Rating
from npa_cli.progress.assess import Assessed
from npa_cli.progress.roll_up import Counts, count
from npa_cli.views.wording import counted, long_day, rating_heading, tone_of

_SHOWN: Final[tuple[Rating, ...]] = ("off_track", "at_risk", "on_track", "not_reported", "not_yet_due")
_COLUMNS: Final = (
    Column("ID"),
    Column("Priority", wraps=True, least=14),
    Column("Deliverables", "right"),
    Column("Due so far", "right"),
    Column("Done of those", "right"),
    *(Column(rating_heading(rating), "right") for rating in _SHOWN),
)


@dataclass(frozen=True, slots=True)
class PriorityStanding:
    """One priority's counts, over the deliverables asked about."""

    id: str
    title: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Standing:
    """The counts of everything asked about, and of each priority that has any of it."""

    as_at: date
    counts: Counts
    priorities: tuple[PriorityStanding, ...]
    reported: bool  # whether anyone has reported anything about any of it


def stand(plan: Plan, selected: tuple[Assessed, ...], as_at: date) -> Standing:
    """Count what was selected, as a whole and by priority, in the plan's order."""
    by_priority: dict[str, list[Assessed]] = {}
    for each in selected:
        by_priority.setdefault(each.commitment.priority.id, []).append(each)
    return Standing(
        as_at=as_at,
        counts=count(selected, as_at),
        priorities=tuple(
            PriorityStanding(priority.id, priority.title, count(by_priority[priority.id], as_at))
            for priority in plan.priorities
            if priority.id in by_priority
        ),
        reported=any(each.facts.confirmed_on for each in selected),
    )


def counts_payload(counts: Counts) -> dict[str, Any]:
    """Counts as the public fields of JSON."""
    return {
        "deliverables": counts.deliverables,
        "due": counts.due,
        "done": counts.done,
        "on_time": counts.on_time,
        "ratings": dict(counts.ratings),
        "unreadable": counts.unreadable,
    }


def headline(standing: Standing) -> str:
    """The position in one or two sentences, each number a count."""
    counts = standing.counts
    sentences = [f"{counted(counts.deliverables, 'deliverable').capitalize()}."]
    if counts.due:
        day = long_day(standing.as_at)
        sentences.append(f"Of the {counts.due:,} due before {day}: {counts.done:,} done, {counts.on_time:,} on time.")
    elif counts.deliverables:
        sentences.append(f"Nothing was due before {long_day(standing.as_at)}.")
    return " ".join(sentences)


def silence(standing: Standing) -> Paragraph | None:
    """Said where nothing has been reported at all, so that nobody takes the dates for news."""
    if standing.reported or not standing.counts.deliverables:
        return None
    return Paragraph(
        "No returns are held, so this shows what the signed dates alone say. Silence is never green.", "quiet"
    )


def priority_table(standing: Standing) -> Table:
    """A row for each priority and a row of totals."""
    return Table(
        _COLUMNS,
        tuple((Text(each.id, "strong"), Text(each.title), *_numbers(each.counts)) for each in standing.priorities),
        totals=(Text("All", "strong"), Text(""), *_numbers(standing.counts)) if len(standing.priorities) > 1 else None,
    )


def _numbers(counts: Counts) -> tuple[Text, ...]:
    return (
        Text(f"{counts.deliverables:,}"),
        Text(f"{counts.due:,}"),
        Text(f"{counts.done:,}", "done" if counts.done else "plain"),
        *(
            Text(f"{counts.ratings[rating]:,}", tone_of(rating) if counts.ratings[rating] else "quiet")
            for rating in _SHOWN
        ),
    )
