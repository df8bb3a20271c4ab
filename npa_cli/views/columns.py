"""Plans as typed columns for engines that read many: deliverables, what was said of them, how they were rated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed, assess
from npa_cli.timeframe import Conventions, Quarter
from npa_cli.views.item import item

# What a column holds: words, day, number, truth, or a list of words. `plan` and `period` are folders, not columns.
# Columns are called as in docs/sql.md; what is a list has a table of its own too, for engines that differ over lists.
COLUMNS: Final[Mapping[str, Mapping[str, str]]] = {
    "deliverables": {
        "id": "words", "priority": "words", "priority_title": "words", "theme": "words", "activity": "words",
        "activity_text": "words", "leads": "list", "text": "words", "timeframe": "words", "kind": "words",
        "start": "day", "due": "day", "recurrence": "words", "body": "words", "reporter": "words",
    },
    "leads": {"deliverable": "words", "activity": "words", "partner": "words", "place": "number"},
    "updates": {
        "deliverable": "words", "partner": "words", "period_end": "day", "status": "words", "rag": "words",
        "forecast": "day", "actual": "day", "narrative": "words", "path_to_green": "words", "ask": "words",
        "evidence": "words", "unchanged": "truth",
    },
    "ratings": {
        "deliverable": "words", "as_at": "day", "baseline": "day", "latest": "day", "schedule": "words",
        "days_late": "number",
        "rating": "words", "reason": "words", "adjusted": "truth", "status": "words", "rag": "words",
        "forecast": "day", "actual": "day", "reported_on": "day", "times_moved": "number",
    },
}  # fmt: skip


class Part(NamedTuple):
    """The rows of one table that are of one plan and, where the table has periods, of one quarter."""

    table: str
    folders: tuple[tuple[str, str], ...]
    rows: list[dict[str, Any]]


def parts_of(plan: Plan, as_at: date) -> Iterator[Part]:
    """Every part of a plan. Ratings are those of the day after each quarter that somebody reported for, and of the
    quarter that ended before `as_at`.
    """
    name = ("plan", plan.workplan.id)
    month = (plan.conventions or Conventions()).financial_year_start_month
    now = assess(plan, as_at)
    yield Part("deliverables", (name,), list(map(_deliverable, now)))
    yield Part("leads", (name,), [row for each in now for row in _leads(each)])
    updates: dict[str, list[dict[str, Any]]] = {}
    for each in now:
        for period, row in _updates(each):
            updates.setdefault(period, []).append(row)
    for period in sorted(updates):
        yield Part("updates", (name, ("period", period)), updates[period])
    ended = Quarter.of(as_at, month).start - timedelta(1)
    quarters = {Quarter.of(ended, month)} | {_quarter(period, month) for period in updates}
    for quarter in sorted(quarters, key=lambda each: each.start):
        day = quarter.end + timedelta(1)
        rows = [_rating(each, day) for each in assess(plan, day)]
        yield Part("ratings", (name, ("period", quarter.label.replace("/", "-").replace(" ", "-"))), rows)


def _deliverable(each: Assessed) -> dict[str, Any]:
    fields = item(each) | {"reporter": each.reporter}
    return {key: fields[key] for key in COLUMNS["deliverables"]}


def _leads(each: Assessed) -> Iterator[dict[str, Any]]:
    commitment = each.commitment
    for place, code in enumerate(commitment.leads, 1):
        yield {
            "deliverable": commitment.id, "activity": commitment.activity.id, "partner": code, "place": place,
        }  # fmt: skip


def _quarter(period: str, month: int) -> Quarter:
    found = Quarter.parse(period, month)
    assert found is not None, period  # it is the label of one
    return found


def _updates(each: Assessed) -> Iterator[tuple[str, dict[str, Any]]]:
    for report in each.reports:
        update = report.update
        yield (
            report.quarter.label.replace("/", "-").replace(" ", "-"),
            {
                "deliverable": each.commitment.id,
                "partner": report.partner,
                "period_end": report.quarter.end,
                "status": update.status,
                "rag": update.rag,
                "forecast": update.forecast,
                "actual": update.actual,
                "narrative": update.narrative,
                "path_to_green": update.path_to_green,
                "ask": update.ask,
                "evidence": "; ".join(update.evidence) or None,
                "unchanged": report.unchanged,
            },
        )


def _rating(each: Assessed, day: date) -> dict[str, Any]:
    fields = item(each)
    return {
        "deliverable": each.commitment.id,
        "as_at": day,
        "baseline": each.facts.baseline,
        "latest": each.facts.latest,
        "schedule": fields["schedule"],
        "days_late": fields["days_late"],
        "rating": fields["rating"],
        "reason": fields["rating_reason"],
        "adjusted": bool(each.rated and each.rated.adjusted),
        "status": fields["status"],
        "rag": fields["rag"],
        "forecast": fields["forecast"],
        "actual": fields["actual"],
        "reported_on": fields["reported_on"],
        "times_moved": fields["times_moved"],
    }
