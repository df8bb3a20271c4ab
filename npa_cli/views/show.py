"""`npa show`: everything the plan says about one priority, activity or deliverable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from npa_cli.document.blocks import Block, Bullets, Column, Document, FactList, Heading, Paragraph, Table, Text
from npa_cli.model.own_field import OwnFields
from npa_cli.model.partner_return import Update
from npa_cli.model.plan import Plan
from npa_cli.model.priority import Priority
from npa_cli.model.proposed_command import proposed_here
from npa_cli.progress.assess import Assessed
from npa_cli.progress.reported import is_tracked
from npa_cli.timeframe import Conventions, Reading
from npa_cli.views.field import items_of
from npa_cli.views.nothing_reported import nothing_reported
from npa_cli.views.own_columns import deliverable_columns, own_words
from npa_cli.views.own_number import number_column
from npa_cli.views.own_words import in_own_words
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.progress_table import Shown, activity_leads_words, deliverable_table, leads_words
from npa_cli.views.report_words import also_done_words, report_lines
from npa_cli.views.wording import (
    BY_CONVENTION,
    beside_due,
    lapse_words,
    listed,
    long_day,
    place_words,
    rating_text,
    schedule_words,
    when_due,
    why_lines,
)


@dataclass(frozen=True, slots=True)
class ShowView:
    """One thing in full: its public fields, and what is said of it."""

    kind: ClassVar[str] = "show"

    plan: Plan
    as_at: date
    fields: dict[str, Any]
    blocks: tuple[Block, ...]
    period: PeriodNote

    def document(self) -> Document:
        """All that the plan says about it."""
        title, rest = self.blocks[:1], self.blocks[1:]
        return in_own_words(Document((*title, *self.period.blocks(), *rest)), self.plan.workplan)

    def payload(self) -> dict[str, Any]:
        """Its public fields in JSON."""
        tracked = is_tracked(self.plan, self.as_at)
        return {"as_at": self.as_at, "tracked": tracked, **self.period.payload(), **self.fields}


def show_item(plan: Plan, assessed: tuple[Assessed, ...], item_id: str, as_at: date) -> ShowView:
    """A priority, an activity or a deliverable by its full id; `assessed` are the deliverables under it, or itself."""
    payload: dict[str, Any] = {"id": item_id, "items": items_of(deliverable_columns(plan.workplan.fields), assessed)}
    registers: tuple[Block, ...] = ()
    if plan.has_registers:
        from npa_cli.views.registers_of import item_blocks, item_payload

        payload |= item_payload(plan, item_id, as_at)
        registers = tuple(item_blocks(plan, item_id, as_at))
    priority = next((each for each in plan.priorities if each.id == item_id), None)
    measures = _measures(plan, item_id, as_at)
    period = period_note(plan, as_at, assessed)
    if priority is not None:
        return ShowView(
            plan, as_at, payload, (*priority_blocks(priority, plan.workplan.fields), *measures, *registers), period
        )
    if not assessed:
        return ShowView(plan, as_at, payload, (Paragraph(f"Nothing under {item_id} could be read."),), period)
    is_activity, note = item_id.count(".") == 1, nothing_reported(assessed)
    said = _activity_blocks(plan, assessed, as_at) if is_activity else deliverable_blocks(plan, assessed[0], as_at)
    blocks = (*said, *((note,) if note else ()), *measures, *registers)
    return ShowView(plan, as_at, payload, blocks, period)


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
    commitment, activity = each.commitment, each.commitment.activity
    yield Heading(1, f"{commitment.id}  {commitment.words}")
    rows = [
        ("Priority", f"{commitment.priority.id}  {commitment.priority.title}"),
        *((("Theme", commitment.theme.heading),) if commitment.theme.heading else ()),
        ("Activity", f"{activity.id}  {activity.text}"),
        *((("Words as signed", commitment.signed_words),) if commitment.words != commitment.signed_words else ()),
        ("Lead", leads_words(each) or "nobody named"),
        ("When, as signed", commitment.deliverable.timeframe or "nothing said of when"),
        ("Due", _due_words(each)),
        *_changed(each),
    ]
    if not commitment.deliverable.text:
        rows.insert(
            len(rows) - 3 - len(_changed(each)),
            ("Own words", "none: the plan gives only the timeframe, so the activity's are shown"),
        )
    for label, words in (
        ("Leads, as printed", activity.leads_as_printed),
        ("Number", commitment.deliverable.number or activity.number),
        ("Measure", commitment.deliverable.measure or activity.measure),
        ("Our reading", listed(each.inferred)),
        ("Note", commitment.deliverable.note or activity.note),
        ("Contributors", listed(commitment.contributors)),
        ("Reporting partner", commitment.deliverable.reporting_partner or activity.reporting_partner),
    ):
        if words:
            rows.append((label, words))
    own = plan.workplan.fields
    for owner in (commitment.priority, commitment.theme, activity, commitment.deliverable):
        rows += own_words(owner, own)
    place = commitment.deliverable.source or activity.source
    facts = [(label, Text(words)) for label, words in rows]
    facts += [("Schedule", Text(schedule_words(each))), ("Rating", rating_text(each))]
    if each.reports:
        facts.append(("Last report", Text("\n".join(report_lines(each, as_at)))))
    if each.position:
        several = len(each.position.heard) > 1
        for report in each.position.heard:
            by = f" ({report.partner})" if several else ""
            said = (*_said(report.update), *own_words(report.update, own))
            facts += [(f"{label}{by}", Text(words)) for label, words in said]
    facts.append(("Why", Text("\n".join(why_lines(each)), "quiet")))
    if place:
        facts.append(("Source", Text(place_words(place), "quiet")))
    yield FactList(tuple(facts))
    if commitment.reading is not None:
        yield from _reading_blocks(commitment.reading, plan.conventions)


def _changed(each: Assessed) -> list[tuple[str, str]]:
    """What change control did to its date, and when its lead expects it."""
    commitment, rows = each.commitment, []
    if commitment.times_moved and commitment.signed and commitment.signed.due:
        moved = {1: "once", 2: "twice"}.get(commitment.times_moved, f"{commitment.times_moved} times")
        rows.append(("Now", f"{commitment.timeframe} (moved {moved})"))
        rows.append(("Due as signed", long_day(commitment.signed.due)))
    if each.facts.forecast:
        rows.append(("Forecast", f"{long_day(each.facts.forecast)}{lapse_words(each)}"))
    return rows


def _said(update: Update) -> Iterator[tuple[str, str]]:
    """What the last report says, in its own words."""
    for label, words in (
        ("Said on", long_day(update.said_on) if update.said_on else None),
        ("Done", long_day(update.actual) if update.actual else None),
        ("Narrative", update.narrative),
        ("Path to green", update.path_to_green),
        ("Ask", update.ask),
        ("Evidence", "\n".join(update.evidence)),
        ("Superseded by", update.superseded_by),
        *also_done_words(update),
    ):
        if words:
            yield label, words


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
        yield Bullets(tuple(Text(_alternative(each.reading, each.due), "quiet") for each in reading.alternatives))


def _alternative(reading: str, due: Any) -> str:
    return f"{reading}: {long_day(due)}" if due else reading


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
    rows = [
        ("Priority", Text(f"{commitment.priority.id}  {commitment.priority.title}")),
        *((("Theme", Text(commitment.theme.heading)),) if commitment.theme.heading else ()),
        ("Lead", Text(activity_leads_words(assessed))),
    ]
    for label, words in (
        ("Leads, as printed", activity.leads_as_printed),
        ("Contributors", listed(activity.contributors)),
        ("Reporting partner", activity.reporting_partner),
        ("Condition", activity.condition),
        ("Number", activity.number),
        ("Measure", activity.measure),
        ("Our reading", listed(activity.inferred)),
        ("Note", activity.note),
    ):
        if words:
            rows.append((label, Text(words)))
    for owner in (commitment.theme, activity):
        rows += ((label, Text(words)) for label, words in own_words(owner, plan.workplan.fields))
    if activity.source:
        rows.append(("Source", Text(place_words(activity.source), "quiet")))
    yield FactList(tuple(rows))
    yield deliverable_table(assessed, Shown(as_at, reported=any(each.reports for each in assessed)))


def priority_blocks(priority: Priority, own: OwnFields) -> Iterator[Block]:
    """A priority's title, what the plan says of it as a whole, and its activities."""
    yield Heading(1, f"{priority.id}  {priority.title}")
    objectives = (
        "not known: the text held does not say"
        if priority.objectives == "unknown"
        else (listed(priority.objectives) or "none")
    )
    rows = [
        ("Statement", priority.statement),
        ("Measure", priority.measure),
        ("Objectives", objectives),
        ("Number", priority.number),
        ("Our reading", listed(priority.inferred)),
        ("Note", priority.note),
        *own_words(priority, own),
        ("Source", place_words(priority.source)),
    ]
    yield FactList(tuple((label, Text(words)) for label, words in rows if words))
    if not priority.themes:
        adds = proposed_here("add", "activity", priority.id, "TEXT", "--lead", "CODE", "--timeframe", "WORDS")
        yield Paragraph(f"Nothing is planned yet: {adds}")
        return
    number = tuple(number_column(priority.activities, lambda each: each.number))
    themed = any(theme.heading for theme in priority.themes)
    yield Table(
        (
            Column("ID"),
            *(column for column, _ in number),
            Column("Activity", wraps=True, least=30),
            *((Column("Theme", wraps=True, least=14),) if themed else ()),
            Column("Lead", wraps=True, least=8),
            Column("Deliverables", "right"),
        ),
        tuple(
            (
                Text(activity.id, "strong"),
                *(cell(activity) for _, cell in number),
                Text(activity.text),
                *((Text(theme.heading),) if themed else ()),
                Text(", ".join(activity.leads or theme.leads)),
                Text(str(len(activity.deliverables))),
            )
            for theme in priority.themes
            for activity in theme.activities
        ),
    )
