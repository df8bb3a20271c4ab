"""NPA224 impossible-reading: a reading whose days or numbers can't be right."""

from collections.abc import Iterator

from npa_cli.rules.checked_file import FileEntry
from npa_cli.rules.minimal_plan import MEASURE, readings_of
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule


@plan_rule(
    "NPA224",
    title="A reading whose days or numbers can't be right",
    why="One slip of a digit moves the mean and both limits of a whole series.",
    bad=Example("readings/m1.csv", readings_of("M1,2018-06-30,2018-04-01,3"), files={"measures.yaml": MEASURE}),
    good=Example("readings/m1.csv", readings_of("M1,2018-04-01,2018-06-30,3"), files={"measures.yaml": MEASURE}),
)
def impossible_reading(index: Index, frame: Frame) -> Findings:
    units = {each.id: each.unit for each in index.plan.measures} if index.has("readings") else {}
    for row in index.entries("readings"):
        for key, message, hint in _faults(row, units.get(str(row.data.get("measure")))):
            yield row.finding((key,), message, hint)


def _faults(row: FileEntry, unit: str | None) -> Iterator[tuple[str, str, str]]:
    start, end, published = row.day("period_start"), row.day("period_end"), row.day("published_on")
    if start and end and end < start:
        yield "period_end", f"`{end}` is before the period starts, `{start}`", "put the two days the right way round"
    if published and end and published < end:
        yield "published_on", f"published on `{published}`, before its period ended", "check both days"
    value, top, bottom = (row.data.get(key) for key in ("value", "numerator", "denominator"))
    if unit == "%" and isinstance(value, int | float) and not 0 <= value <= 100:
        yield "value", f"`{value}` is no share of a hundred", "write 15 for 15%"
    if isinstance(top, int | float) and isinstance(bottom, int | float) and (bottom == 0 or top > bottom):
        yield "numerator", f"`{top}` of `{bottom}` is no part of it", "check both numbers"
