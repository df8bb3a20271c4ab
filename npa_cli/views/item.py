"""One deliverable as the public fields of JSON and CSV. Fields are only ever added."""

from __future__ import annotations

from typing import Any, Final

from npa_cli.progress.assess import Assessed

FIELDS: Final = (
    "plan", "id", "priority", "priority_title", "theme", "activity", "activity_text", "leads", "lead_note",
    "text", "note", "timeframe", "kind", "start", "due", "recurrence", "body", "next_due", "schedule", "days_late",
    "rating", "rating_reason", "status", "rag", "forecast", "actual", "reported_on", "reported_by", "disputed",
    "original_due", "baseline", "times_moved", "baseline_timeframe",
)  # fmt: skip


DATATYPES: Final = {
    **dict.fromkeys(
        ("start", "due", "next_due", "forecast", "actual", "reported_on", "original_due", "baseline"), "date"
    ),
    **dict.fromkeys(("days_late", "times_moved"), "integer"),
    "disputed": "boolean",
}
"""What a field holds where it is not words, as W3C's Tabular Metadata names it."""


def item(assessed: Assessed) -> dict[str, Any]:
    """The fields of one deliverable; dates are `date` values, what is not known is None.

    `due` is what the signed timeframe says (a recurring one's first occurrence, where its words give it);
    `next_due` is the day the schedule was judged by.
    """
    commitment, facts = assessed.commitment, assessed.facts
    activity, signed, reading = commitment.activity, commitment.signed, commitment.reading
    return {
        "plan": commitment.plan_id,
        "id": commitment.id,
        "priority": commitment.priority.id,
        "priority_title": commitment.priority.title,
        "theme": commitment.theme.title,
        "activity": activity.id,
        "activity_text": activity.text,
        "leads": list(commitment.leads),
        "lead_note": activity.lead_note,
        "text": commitment.deliverable.text,
        "note": commitment.deliverable.note or activity.note,
        "timeframe": commitment.deliverable.timeframe,
        "kind": signed.kind if signed else None,
        "start": signed.start if signed else None,
        "due": signed.due if signed else None,
        "recurrence": signed.recurrence if signed else None,
        "body": signed.body if signed else None,
        "next_due": facts.baseline,
        "schedule": assessed.scheduled.schedule if assessed.scheduled else None,
        "days_late": assessed.scheduled.days_late if assessed.scheduled else None,
        "rating": assessed.rated.rating if assessed.rated else None,
        "rating_reason": assessed.rated.reason if assessed.rated else None,
        "status": facts.status,
        "rag": facts.rag,
        "forecast": facts.forecast,
        "actual": facts.actual,
        "reported_on": facts.confirmed_on,
        "reported_by": assessed.position.said[0].partner if assessed.position else None,
        "disputed": assessed.position.disputed if assessed.position else False,
        "original_due": commitment.signed.due if commitment.signed else None,
        "baseline": reading.due if reading else None,
        "times_moved": commitment.times_moved,
        "baseline_timeframe": commitment.timeframe,
    }
