"""NPA224 impossible-reading: a reading whose days or numbers can't be right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from npa_cli.model.base import read_day
from npa_cli.rules.minimal_plan import MEASURE, readings_of
from npa_cli.rules.plain_data import mappings_in
from npa_cli.rules.rule import Example, Finding, Findings, Frame, Index, plan_rule

_CODE: Final = "NPA224"


@plan_rule(
    _CODE,
    name="impossible-reading",
    title="A reading whose days or numbers can't be right",
    why="One slip of a digit moves the mean and both limits of a whole series.",
    bad=Example("readings/m1.csv", readings_of("M1,2018-06-30,2018-04-01,3"), files={"measures.yaml": MEASURE}),
    good=Example("readings/m1.csv", readings_of("M1,2018-04-01,2018-06-30,3"), files={"measures.yaml": MEASURE}),
)
def check(index: Index, frame: Frame) -> Findings:
    units = {each.id: each.unit for each in index.plan.measures} if index.has("readings") else {}
    for file in index.files_of("readings"):
        for row, at in mappings_in(file.data):
            for key, message, hint in _faults(row, units.get(str(row.get("measure")))):
                yield Finding(_CODE, file.path, (*at, key), message, hint)


def _faults(row: dict[str, Any], unit: str | None) -> Iterator[tuple[str, str, str]]:
    start, end = read_day(row.get("period_start")), read_day(row.get("period_end"))
    published = read_day(row.get("published_on"))
    if start and end and end < start:
        yield "period_end", f"`{end}` is before the period starts, `{start}`", "put the two days the right way round"
    if published and end and published < end:
        yield "published_on", f"published on `{published}`, before its period ended", "check both days"
    value, top, bottom = row.get("value"), row.get("numerator"), row.get("denominator")
    if unit == "%" and isinstance(value, int | float) and not 0 <= value <= 100:
        yield "value", f"`{value}` is no share of a hundred", "write 15 for 15%"
    if isinstance(top, int | float) and isinstance(bottom, int | float) and (bottom == 0 or top > bottom):
        yield "numerator", f"`{top}` of `{bottom}` is no part of it", "check both numbers"
