"""Plans as typed columns for engines that read many: deliverables, what was said of them, how they were rated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.progress.assess import assess
from npa_cli.progress.plan_period import round_by_default
from npa_cli.timeframe import Round
from npa_cli.views.columns import LEAD, REPORT, SIGNED, STANDING
from npa_cli.views.everything import Everything, leads_of
from npa_cli.views.field import Holds, dataset_columns, dataset_record
from npa_cli.views.own_dataset import OWN_VALUES
from npa_cli.views.tables import TABLES

_REST: Final = (
    *(each for each in TABLES if each.plural not in ("deliverables", "leads", "updates", "ratings")),
    OWN_VALUES,  # in SQL, these are columns of what has them
)

# `plan` and `period` are folders, not columns. Columns are called as in docs/sql.md; what is a list has a table of its
# own too, for engines that differ over lists.
COLUMNS: Final[Mapping[str, Mapping[str, Holds]]] = {
    "deliverables": dataset_columns(SIGNED),
    "leads": dataset_columns(LEAD),
    "updates": dataset_columns(REPORT),
    "ratings": {"deliverable": "words", "as_at": "day", **dataset_columns(STANDING)},
    **{each.plural: dataset_columns(each.fields) for each in _REST},
}


class Part(NamedTuple):
    """The rows of one table that are of one plan and, where the table has periods, of one round."""

    table: str
    folders: tuple[tuple[str, str], ...]
    rows: list[dict[str, Any]]


def parts_of(plan: Plan, as_at: date) -> Iterator[Part]:
    """Every part of a plan. Ratings are those of the day after each round that somebody reported for, and of the
    last round of the plan's period that ended before `as_at`; of a round still running, those as at `as_at`.
    """
    name = ("plan", plan.workplan.id)
    now = assess(plan, as_at)
    yield Part("deliverables", (name,), [dataset_record(SIGNED, each) for each in now])
    everything = Everything(plan, now, as_at)
    for table in _REST:
        rows = [dataset_record(table.fields, each) for each in table.things(everything)]
        if rows:
            yield Part(table.plural, (name,), rows)
    yield Part("leads", (name,), [dataset_record(LEAD, lead) for each in now for lead in leads_of(each)])
    updates: dict[Round, list[dict[str, Any]]] = {}
    for each in now:
        for report in each.reports:
            updates.setdefault(report.quarter, []).append(dataset_record(REPORT, report))
    for quarter in sorted(updates):
        yield Part("updates", (name, ("period", quarter.file_name)), updates[quarter])
    latest = round_by_default(plan, as_at)
    ended = {latest} if latest.end < as_at else set()
    for quarter in sorted(ended | updates.keys()):
        day = min(quarter.end + timedelta(1), as_at)
        rows = [
            {"deliverable": each.commitment.id, "as_at": day, **dataset_record(STANDING, each)}
            for each in assess(plan, day)
        ]
        yield Part("ratings", (name, ("period", quarter.file_name)), rows)
