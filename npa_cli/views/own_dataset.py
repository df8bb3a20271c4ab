"""What the plans' own fields say, a row for each value: their columns are the same whatever fields a plan declares.

So one engine reads the files of many plans as one table, also if two of them mean something else by one name.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from npa_cli.model.own_field import HasOwnFields, OwnField, OwnValue
from npa_cli.progress.reported import Report
from npa_cli.views.everything import Everything, SqlTable
from npa_cli.views.field import Field, Fields


class OwnSaid(NamedTuple):
    """What one field says of one thing; of a report, which one it is."""

    item: str
    name: str
    field: OwnField
    value: OwnValue
    report: Report | None = None


def own_said(all_: Everything) -> Iterator[OwnSaid]:
    """Every value of every field that the plan declares, level by level."""
    declared = all_.plan.workplan.fields
    for item, holder, report in _holders(all_) if declared else ():
        for name, field in declared.items():
            said = field.value(holder.own.get(name)) if field.on == holder.level else None
            if said is not None:
                yield OwnSaid(item, name, field, said, report)


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


_OWN: Final[Fields[OwnSaid]] = (
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
OWN_VALUES: Final = SqlTable("own_value", "own_values", "what a field of a plan's own says", _OWN, own_said)
