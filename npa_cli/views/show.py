"""`npa show`: everything the plan says about one priority, activity or deliverable."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Block, Bullets, Column, Heading, Paragraph, Text
from npa_cli.model.base import Place
from npa_cli.model.own_field import OwnFields
from npa_cli.model.plan import Plan
from npa_cli.model.priority import Priority
from npa_cli.model.proposed_command import proposed_here
from npa_cli.progress.assess import Assessed
from npa_cli.progress.reported import is_tracked
from npa_cli.timeframe import Alternative, Conventions, Reading
from npa_cli.views.field import items_of
from npa_cli.views.own_cells import own_words
from npa_cli.views.own_columns import deliverable_columns
from npa_cli.views.own_words import InOwnWords
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.plan_columns import Placed, placed_in
from npa_cli.views.progress_table import Shown, activity_leads_words, deliverable_table, leads_words
from npa_cli.views.report_words import also_done_words, nothing_reported, report_lines
from npa_cli.views.table_of import ColumnOf, fact_list, number_column, table_of
from npa_cli.views.wording import (
    BY_CONVENTION,
    beside_due,
    lapse_words,
    listed,
    long_day,
    number_of,
    place_words,
    rating_text,
    schedule_words,
    when_due,
    why_lines,
)


@dataclass(frozen=True, slots=True)
class ShowView(InOwnWords):
    """One thing in full: its public fields, and what is said of it under its title."""

    kind: ClassVar[str] = "show"

    fields: dict[str, Any]
    said: tuple[Block, ...]
    period: PeriodNote

    def blocks(self) -> Iterator[Block]:
        yield from self.said[:1]
        yield from self.period.blocks()
        yield from self.said[1:]

    def payload(self) -> dict[str, Any]:
        tracked = is_tracked(self.plan, self.as_at)
        return {"as_at": self.as_at, "tracked": tracked, **self.period.payload(), **self.fields}


def show_item(plan: Plan, assessed: tuple[Assessed, ...], item_id: str, as_at: date) -> ShowView:
    """A priority, an activity or a deliverable by its full id; `assessed` are the deliverables under it, or itself."""
    payload: dict[str, Any] = {"id": item_id, "items": items_of(deliverable_columns(plan.workplan.fields), assessed)}
    beside = list(_measures(plan, item_id, as_at))
    if plan.has_registers:
        from npa_cli.views.registers_of import item_blocks, item_payload

        payload |= item_payload(plan, item_id, as_at)
        beside += item_blocks(plan, item_id, as_at)
    priority = next((each for each in plan.priorities if each.id == item_id), None)
    said: Iterable[Block]
    if priority is not None:
        said = (*priority_blocks(priority, plan.workplan.fields), *beside)
    elif not assessed:
        said = (Paragraph(f"Nothing under {item_id} could be read."),)
    else:
        is_activity = item_id.count(".") == 1
        own = _activity_blocks(plan, assessed, as_at) if is_activity else deliverable_blocks(plan, assessed[0], as_at)
        said = (*own, *nothing_reported(assessed), *beside)
    return ShowView(plan, as_at, payload, tuple(said), period_note(plan, as_at, assessed))


def _measures(plan: Plan, item_id: str, as_at: date) -> tuple[Block, ...]:
    """The measures of an item and of what hangs from it."""
    from npa_cli.progress.measures.select import measures_about
    from npa_cli.views.measures import measures_table, readings_words

    found = measures_about(plan, as_at, [item_id])
    if not found.verdicts:
        return (Paragraph(readings_words(found), "quiet"),) if found.stated else ()
    return (Heading(2, "Measures"), measures_table(found.verdicts), Paragraph(readings_words(found), "quiet"))


def deliverable_blocks(plan: Plan, each: Assessed, as_at: date) -> Iterator[Block]:
    """A deliverable's title, all that is held and said of it, and how its timeframe was read."""
    commitment, activity, deliverable = each.commitment, each.commitment.activity, each.commitment.deliverable
    own = plan.workplan.fields
    owners = (commitment.priority, commitment.theme, activity, deliverable)
    yield Heading(1, f"{commitment.id}  {commitment.words}")
    yield fact_list(
        ("Priority", f"{commitment.priority.id}  {commitment.priority.title}"),
        ("Theme", commitment.theme.heading),
        ("Activity", f"{activity.id}  {activity.text}"),
        ("Words as signed", commitment.signed_words if commitment.words != commitment.signed_words else ""),
        ("Own words", "" if deliverable.text else _NO_WORDS),
        ("Lead", leads_words(each) or "nobody named"),
        ("When, as signed", deliverable.timeframe or "nothing said of when"),
        ("Due", _due_words(each)),
        *_changed(each),
        ("Leads, as printed", activity.leads_as_printed),
        ("Number", number_of(each)),
        ("Measure", deliverable.measure or activity.measure),
        ("Our reading", listed(each.inferred)),
        ("Note", deliverable.note or activity.note),
        ("Contributors", listed(commitment.contributors)),
        ("Reporting partner", deliverable.reporting_partner or activity.reporting_partner),
        *(fact for owner in owners for fact in own_words(owner, own)),
        ("Schedule", schedule_words(each)),
        ("Rating", rating_text(each)),
        ("Last report", "\n".join(report_lines(each, as_at)) if each.reports else ""),
        *_said(each, own),
        ("Why", Text("\n".join(why_lines(each)), "quiet")),
        _source(deliverable.source or activity.source),
    )
    if commitment.reading is not None:
        yield from _reading_blocks(commitment.reading, plan.conventions)


def _source(place: Place | None) -> tuple[str, Text | None]:
    return "Source", Text(place_words(place), "quiet") if place is not None else None


def _changed(each: Assessed) -> Iterator[tuple[str, str]]:
    """What change control did to its date, and when its lead expects it."""
    commitment = each.commitment
    if commitment.times_moved and commitment.signed and commitment.signed.due:
        moved = {1: "once", 2: "twice"}.get(commitment.times_moved, f"{commitment.times_moved} times")
        yield "Now", f"{commitment.timeframe} (moved {moved})"
        yield "Due as signed", long_day(commitment.signed.due)
    if each.facts.forecast:
        yield "Forecast", f"{long_day(each.facts.forecast)}{lapse_words(each)}"


def _said(each: Assessed, own: OwnFields) -> Iterator[tuple[str, str | None]]:
    """What the last report says, in its own words; of several partners' reports each."""
    heard = each.position.heard if each.position else ()
    for report in heard:
        update, by = report.update, f" ({report.partner})" if len(heard) > 1 else ""
        for label, words in (
            ("Said on", long_day(update.said_on) if update.said_on else None),
            ("Done", long_day(update.actual) if update.actual else None),
            ("Narrative", update.narrative),
            ("Path to green", update.path_to_green),
            ("Ask", update.ask),
            ("Evidence", "\n".join(update.evidence)),
            ("Superseded by", update.superseded_by),
            *also_done_words(update),
            *own_words(update, own),
        ):
            yield f"{label}{by}", words


_NO_TEXT: Final = "not known: the text held does not say"
_NO_WORDS: Final = "none: the plan gives only the timeframe, so the activity's are shown"


def _reading_blocks(reading: Reading, conventions: Conventions | None) -> Iterator[Block]:
    """How the timeframe was read, so that no date has to be taken on trust."""
    if reading.error:
        yield Paragraph(reading.error, "bad", label="The timeframe can't be read")
        if reading.hint:
            yield Paragraph(reading.hint, label="Try")
        return
    yield Paragraph(reading.rule, "quiet", label="Read as")
    if reading.convention and conventions:
        yield Paragraph(conventions.in_words(reading.convention), "quiet", label="By convention")
    if reading.alternatives:
        yield Paragraph("It could also be read as:", "quiet")
        yield Bullets(tuple(Text(_alternative_words(each), "quiet") for each in reading.alternatives))


def _alternative_words(other: Alternative) -> str:
    return f"{other.reading}: {long_day(other.due)}" if other.due else other.reading


def _due_words(each: Assessed) -> str:
    reading = each.commitment.reading
    words = long_day(each.facts.baseline) if each.facts.baseline else when_due(reading, None)
    words += beside_due(each)
    if each.facts.baseline and each.occurrences is not None and each.occurrences.by_convention:
        words += BY_CONVENTION
    if reading and reading.recurrence:
        words += f", {reading.recurrence}"
    if reading and reading.body:
        words += f" ({reading.body})"
    return words


def _activity_blocks(plan: Plan, assessed: tuple[Assessed, ...], as_at: date) -> Iterator[Block]:
    activity, commitment = assessed[0].commitment.activity, assessed[0].commitment
    yield Heading(1, f"{activity.id}  {activity.text}")
    yield fact_list(
        ("Priority", f"{commitment.priority.id}  {commitment.priority.title}"),
        ("Theme", commitment.theme.heading),
        ("Lead", activity_leads_words(assessed)),
        ("Leads, as printed", activity.leads_as_printed),
        ("Contributors", listed(activity.contributors)),
        ("Reporting partner", activity.reporting_partner),
        ("Condition", activity.condition),
        ("Number", activity.number),
        ("Measure", activity.measure),
        ("Our reading", listed(activity.inferred)),
        ("Note", activity.note),
        *(fact for owner in (commitment.theme, activity) for fact in own_words(owner, plan.workplan.fields)),
        _source(activity.source),
    )
    yield deliverable_table(assessed, Shown(as_at, reported=any(each.reports for each in assessed)))


def priority_blocks(priority: Priority, own: OwnFields) -> Iterator[Block]:
    """A priority's title, what the plan says of it as a whole, and its activities."""
    yield Heading(1, f"{priority.id}  {priority.title}")
    objectives = priority.objectives
    yield fact_list(
        ("Statement", priority.statement),
        ("Measure", priority.measure),
        ("Objectives", _NO_TEXT if objectives == "unknown" else listed(objectives) or "none"),
        ("Number", priority.number),
        ("Our reading", listed(priority.inferred)),
        ("Note", priority.note),
        *own_words(priority, own),
        ("Source", place_words(priority.source)),
    )
    if not priority.themes:
        adds = proposed_here("add", "activity", priority.id, "TEXT", "--lead", "CODE", "--timeframe", "WORDS")
        yield Paragraph(f"Nothing is planned yet: {adds}")
        return
    theme = (Column("Theme", wraps=True, least=14), lambda each: each.theme.heading)
    columns: tuple[ColumnOf[Placed], ...] = (
        (Column("ID"), lambda each: Text(each.activity.id, "strong")),
        *number_column(tuple(placed_in(priority)), lambda each: each.activity.number),
        (Column("Activity", wraps=True, least=30), lambda each: each.activity.text),
        *((theme,) if any(each.heading for each in priority.themes) else ()),
        (Column("Lead", wraps=True, least=8), lambda each: ", ".join(each.leads)),
        (Column("Deliverables", "right"), lambda each: str(len(each.activity.deliverables))),
    )
    yield table_of(placed_in(priority), *columns)
