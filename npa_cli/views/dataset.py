"""Plans as typed columns for engines that read many: deliverables, what was said of them, how they were rated."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from npa_cli.model.own_field import HasOwnFields, OwnField, OwnValue
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import assess
from npa_cli.progress.plan_period import round_by_default
from npa_cli.progress.reported import Report
from npa_cli.timeframe import Round
from npa_cli.views.columns import LEAD, REPORT, SIGNED, STANDING
from npa_cli.views.everything import Everything, SqlTable, leads_of
from npa_cli.views.field import Field, Fields, Holds, dataset_columns, dataset_record
from npa_cli.views.tables import TABLES


class _OwnSaid(NamedTuple):
    """What one of a plan's own fields says of one thing; of a report, which one it is.

    Their columns are the same whatever fields a plan declares, so one engine reads the files of many plans as one
    table, also if two of them mean something else by one name.
    """

    item: str
    name: str
    field: OwnField
    value: OwnValue
    report: Report | None = None


def _own_said(all_: Everything) -> Iterator[_OwnSaid]:
    """Every value of every field that the plan declares, level by level."""
    declared = all_.plan.workplan.fields
    for item, holder, report in _holders(all_) if declared else ():
        for name, field in declared.items():
            said = field.value(holder.own.get(name)) if field.on == holder.level else None
            if said is not None:
                yield _OwnSaid(item, name, field, said, report)


def _holders(all_: Everything) -> Iterator[tuple[str, HasOwnFields, Report | None]]:
    for priority in all_.plan.priorities:
        yield priority.id, priority, None
        for theme in priority.themes:
            yield theme.name_in(priority.id), theme, None
        for activity in priority.activities:
            yield activity.id, activity, None
            for deliverable in activity.deliverables:
                yield deliverable.id, deliverable, None
    for each in all_.assessed:
        for report in each.reports:
            yield each.commitment.id, report.update, report


_OWN: Final[Fields[_OwnSaid]] = (
    Field("item", "words", "what has it, by its id; of a report, the deliverable", lambda each: each.item),
    Field("level", "words", "priority, theme, activity, deliverable or update", lambda each: each.field.on),
    Field("partner", "words", "who reported it", lambda each: each.report.partner if each.report else None),
    Field("round", "words", "the round of the report", lambda each: each.report.quarter.label if each.report else None),
    Field("field", "words", "its name in workplan.yaml", lambda each: each.name),
    Field("holds", "words", "its type", lambda each: each.field.holds),
    Field("currency", "words", "of money", lambda each: each.field.currency),
    Field("words", "words", "what it says, in words", lambda each: each.field.words(each.value)),
    Field("number", "decimal", "of a number", lambda each: each.value if isinstance(each.value, int | float) else None),
    Field("day", "day", "of a day", lambda each: each.value if isinstance(each.value, date) else None),
)
_OWN_VALUES: Final = SqlTable("own_value", "what a field of a plan's own says", _OWN, _own_said)

_REST: Final = (
    *(each for each in TABLES if each.plural not in ("deliverables", "leads", "updates", "ratings")),
    _OWN_VALUES,  # in SQL, these are columns of what has them
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
