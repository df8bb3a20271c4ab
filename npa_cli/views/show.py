"""`npa show`: everything the plan says about one priority, activity, deliverable or partner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from npa_cli.document.blocks import Block, Bullets, Column, Document, FactList, Heading, Paragraph, Table, Text
from npa_cli.model.partner import Partner
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.timeframe import Reading
from npa_cli.views.item import item
from npa_cli.views.progress_table import deliverable_table, leads_words
from npa_cli.views.wording import counted, listed, long_day, rating_text, schedule_words, when_due


@dataclass(frozen=True, slots=True)
class Shown:
    """What was asked for: its public fields, and its document."""

    payload: dict[str, Any]
    document: Document


def show_item(assessed: tuple[Assessed, ...], item_id: str) -> Shown:
    """What hangs from `item_id`, which is the full id of a priority, activity or deliverable that has any."""
    payload = {"id": item_id, "items": [item(each) for each in assessed]}
    if not assessed:
        return Shown(payload, Document((Paragraph(f"Nothing under {item_id} could be read."),)))
    level = item_id.count(".")
    blocks = (_priority_blocks, _activity_blocks, _deliverable_blocks)[level](assessed)
    return Shown(payload, Document(tuple(blocks)))


def show_partner(plan: Plan, partner: Partner, assessed: tuple[Assessed, ...]) -> Shown:
    """A partner and what it leads; `assessed` is the whole plan."""
    led = tuple(each for each in assessed if partner.code in each.commitment.leads)
    payload = {
        "id": partner.code,
        "name": partner.name,
        "partner_kind": partner.kind,
        "members": list(partner.members),
        "items": [item(each) for each in led],
    }
    return Shown(payload, Document(tuple(_partner_blocks(plan, partner, led))))


def _deliverable_blocks(assessed: tuple[Assessed, ...]) -> Iterator[Block]:
    each = assessed[0]
    commitment, activity = each.commitment, each.commitment.activity
    yield Heading(1, f"{commitment.id}  {commitment.words}")
    rows = [
        ("Priority", f"{commitment.priority.id}  {commitment.priority.title}"),
        ("Theme", commitment.theme.title),
        ("Activity", f"{activity.id}  {activity.text}"),
        ("Lead", leads_words(each)),
        ("When, as signed", commitment.deliverable.timeframe),
        ("Due", _due_words(each)),
    ]
    if not commitment.deliverable.text:
        rows.insert(3, ("Own words", "none: the plan gives only the timeframe, so the activity's are shown"))
    for label, words in (
        ("Measure", commitment.deliverable.measure),
        ("Note", commitment.deliverable.note or activity.note),
        ("Contributors", listed(commitment.deliverable.contributors or activity.contributors)),
    ):
        if words:
            rows.append((label, words))
    place = commitment.deliverable.source or activity.source
    facts = [(label, Text(words)) for label, words in rows]
    facts += [("Schedule", Text(schedule_words(each))), ("Rating", rating_text(each))]
    if place:
        facts.append(("Source", Text(f"{place.document}, line {place.line}", "quiet")))
    yield FactList(tuple(facts))
    if commitment.reading is not None:
        yield from _reading_blocks(commitment.reading)


def _reading_blocks(reading: Reading) -> Iterator[Block]:
    """How the timeframe was read, so that no date has to be taken on trust."""
    if reading.error:
        yield Paragraph(reading.error, "bad", label="The timeframe can't be read")
        if reading.hint:
            yield Paragraph(reading.hint, label="Try")
        return
    how = f"{reading.rule}, by the convention {reading.convention}" if reading.convention else reading.rule
    yield Paragraph(how, "quiet", label="Read as")
    if reading.alternatives:
        yield Paragraph("It could also be read as:", "quiet")
        yield Bullets(tuple(Text(_alternative(each.reading, each.due), "quiet") for each in reading.alternatives))


def _alternative(reading: str, due: Any) -> str:
    return f"{reading}: {long_day(due)}" if due else reading


def _due_words(each: Assessed) -> str:
    reading = each.commitment.reading
    words = long_day(each.facts.baseline) if each.facts.baseline else when_due(reading, None)
    if reading and reading.recurrence:
        words += f", {reading.recurrence}"
    if reading and reading.body:
        words += f" ({reading.body})"
    return words


def _activity_blocks(assessed: tuple[Assessed, ...]) -> Iterator[Block]:
    activity, commitment = assessed[0].commitment.activity, assessed[0].commitment
    yield Heading(1, f"{activity.id}  {activity.text}")
    rows = [
        ("Priority", Text(f"{commitment.priority.id}  {commitment.priority.title}")),
        ("Theme", Text(commitment.theme.title)),
        ("Lead", Text(leads_words(assessed[0]))),
    ]
    if activity.note:
        rows.append(("Note", Text(activity.note)))
    if activity.source:
        rows.append(("Source", Text(f"{activity.source.document}, line {activity.source.line}", "quiet")))
    yield FactList(tuple(rows))
    yield deliverable_table(assessed)


def _priority_blocks(assessed: tuple[Assessed, ...]) -> Iterator[Block]:
    priority = assessed[0].commitment.priority
    yield Heading(1, f"{priority.id}  {priority.title}")
    objectives = (
        "not known: printed as icons, lost in the text held"
        if priority.objectives == "unknown"
        else (listed(priority.objectives) or "none")
    )
    rows = [
        ("Statement", priority.statement),
        ("Measure", priority.measure),
        ("Objectives", objectives),
        ("Note", priority.note),
    ]
    yield FactList(tuple((label, Text(words)) for label, words in rows if words))
    yield Table(
        (
            Column("ID"),
            Column("Activity", wraps=True, least=30),
            Column("Theme", wraps=True, least=14),
            Column("Lead", wraps=True, least=8),
            Column("Deliverables", "right"),
        ),
        tuple(
            (
                Text(activity.id, "strong"),
                Text(activity.text),
                Text(theme.title),
                Text(", ".join(activity.leads)),
                Text(str(len(activity.deliverables))),
            )
            for theme in priority.themes
            for activity in theme.activities
        ),
    )


def _partner_blocks(plan: Plan, partner: Partner, led: tuple[Assessed, ...]) -> Iterator[Block]:
    yield Heading(1, f"{partner.code}  {partner.name}")
    groups = tuple(each.code for each in plan.partners if partner.code in each.members)
    rows = [
        ("Kind", partner.kind),
        ("Members", listed(partner.members)),
        ("Also leads in", listed(groups)),
        ("Also known as", "; ".join(partner.also_known_as)),
        ("Note", partner.note or ""),
        ("Leads", counted(len(led), "deliverable")),
    ]
    yield FactList(tuple((label, Text(words)) for label, words in rows if words))
    if led:
        yield deliverable_table(led)
