"""`npa measures`: the latest reading of each, how it moved, and whether its target is met, always in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Block, Column, Heading, Paragraph, Table, Text, Tone
from npa_cli.model.measure import Measure, Reading
from npa_cli.progress.measures.select import Measured, Stated
from npa_cli.progress.measures.verdict import FULL, TRIAL, Verdict
from npa_cli.timeframe import read
from npa_cli.views.field import item_names, items_of
from npa_cli.views.period_note import PeriodNote
from npa_cli.views.register_columns import MEASURE, MILESTONE_WORDS, STATED
from npa_cli.views.table_of import ColumnOf, table_of
from npa_cli.views.view import InBlocks, Rows
from npa_cli.views.wording import counted, listed, long_day, short_day

_SPARKS: Final = "▁▂▃▄▅▆▇█"
_SHOWN: Final = 24  # readings in a sparkline, the last ones
_VARIATIONS: Final = {
    "common_cause": "no significant change (common cause)",
    "special_cause_improvement": "improvement",
    "special_cause_concern": "concern",
    "special_cause_neutral_high": "significantly high",
    "special_cause_neutral_low": "significantly low",
}
_CAUSES: Final = {
    "outside_limits": "outside the limits",
    "seven_point_trend": "seven points, each further than the last",
    "two_in_three": "two of three points near a limit",
    "seven_point_one_side": "seven points on one side of the mean",
}
_ASSURANCES: Final = {
    "consistent_pass": "consistently met as things are",
    "consistent_fail": "consistently missed as things are",
    "inconsistent": "hit and miss as things are",
}
_COMPARISONS: Final = {"at_least": "at least", "at_most": "at most", "exactly": "exactly"}


@dataclass(frozen=True, slots=True)
class MeasuresView(InBlocks):
    """The measures that were asked for, each judged as at the start of a day."""

    kind: ClassVar[str] = "measures"

    found: Measured
    as_at: date
    period: PeriodNote

    def blocks(self) -> Iterator[Block]:
        """A row for each measure, and for each as it is stated. One without a target is never called good or bad."""
        yield Heading(1, "Measures", beside=f"as at {long_day(self.as_at)}")
        yield from self.period.blocks()
        yield from measures_blocks(self.found)

    def payload(self) -> dict[str, Any]:
        """`stated` are the measures that the plan has in words."""
        return {
            "as_at": self.as_at,
            **self.period.payload(),
            "items": items_of(MEASURE, self.found.verdicts),
            "stated": items_of(STATED, self.found.stated),
        }

    def rows(self) -> Rows:
        """The measures; then those stated of which nothing is held, without an id."""
        stated = [
            dict.fromkeys(item_names(MEASURE)) | {"items": [each.item], "text": each.text, "readings": 0}
            for each in self.found.stated
            if not each.measured_by
        ]
        return Rows(item_names(MEASURE), [*items_of(MEASURE, self.found.verdicts), *stated])


def measures_blocks(found: Measured) -> Iterator[Block]:
    """The measures held, and those that the plan states, each with what is held of it."""
    if found.verdicts:
        yield measures_table(found.verdicts)
    if found.verdicts and not found.stated:
        held = sum(each.latest is not None for each in found.verdicts)
        yield Paragraph(f"{counted(len(found.verdicts), 'measure')}, {held:,} with a reading.", "quiet")
    if found.stated:
        yield Paragraph(readings_words(found))
        yield table_of(
            found.stated,
            (Column("Of"), lambda each: Text(each.item, "strong")),
            (Column("As stated", wraps=True, least=30), lambda each: each.text),
            (Column("Held", wraps=True, least=14), _held),
            caption="Measures as stated",
        )
    if not found.verdicts and not found.stated:
        yield Paragraph("None stated, and no measures.yaml has any.")


def readings_words(found: Measured) -> str:
    """How many measures the plan states of what was asked, and of how many a reading is held."""
    read = sum(bool(each.readings) for each in found.stated)
    held = f"{read:,} with a reading held" if read else "no reading held"
    return f"{counted(len(found.stated), 'measure')} stated in the plan's words, {held}."


def _held(stated: Stated) -> str:
    held = [f"{each.measure.id}: {latest_words(each)}" for each in stated.measured_by if each.latest]
    return "\n".join(held) or "no reading held"


def measures_table(verdicts: Sequence[Verdict]) -> Table:
    """The table by itself, for papers."""
    milestones: ColumnOf[Verdict] = (Column("Milestones", wraps=True, least=18), _milestones)
    return table_of(
        verdicts,
        (Column("ID"), lambda each: Text(each.measure.id, "strong")),
        (Column("Measure", wraps=True, least=18), lambda each: each.measure.title),
        (Column("Of"), lambda each: listed(each.measure.items)),
        (Column("Latest", wraps=True, least=14), latest_words),
        (Column("How it moved", wraps=True, least=18), lambda each: Text(moved_words(each), _tone(each))),
        (
            Column("Target", wraps=True, least=16),
            lambda each: Text(target_words(each), "plain" if each.met is None else "good" if each.met else "warn"),
        ),
        *((milestones,) if any(each.milestones for each in verdicts) else ()),
        caption="Latest readings",
    )


def _milestones(verdict: Verdict) -> Text:
    """A line for each milestone, and whether the reading of its day reached it."""
    measure = verdict.measure
    lines = [
        f"{_COMPARISONS[measure.aims_for]} {_value(each.value, measure)} by {each.by}: {MILESTONE_WORDS[each.met]}"
        + (f" ({_value(each.reading.value, measure)})" if each.reading else "")
        for each in verdict.milestones
    ]
    judged = [each.met for each in verdict.milestones if each.met is not None]
    return Text("\n".join(lines), "plain" if not judged else "good" if judged[-1] else "warn")


def latest_words(verdict: Verdict) -> str:
    """The latest value and its period; missing is said, never 0."""
    latest = verdict.latest
    if latest is None:
        return "no reading"
    provisional = " (provisional)" if latest.status == "provisional" else ""
    return f"{_value(latest.value, verdict.measure)}, {_period(latest)}{provisional}"


def moved_words(verdict: Verdict) -> str:
    """The change in words, with a picture of the readings where there are some."""
    series, measure = verdict.series, verdict.measure
    if not verdict.readings:
        return "not known"
    spark = f"{sparkline([each.value for each in series])}\n" if len(series) > 1 else ""
    if verdict.variation is not None:
        why = f": {_CAUSES[verdict.cause]}" if verdict.cause else ""
        return f"{spark}{_VARIATIONS[verdict.variation]}{why}"
    if verdict.limits is not None:
        low, high = (_number(each) for each in (verdict.limits.lower, verdict.limits.upper))
        return f"{spark}provisional: {len(series)} points, trial limits {low} to {high}"
    if len(series) > 1:
        first, last = series[0], series[-1]
        words = (
            f"from {_value(first.value, measure)} ({_period(first)}) to {_value(last.value, measure)} ({_period(last)})"
        )
        return f"{spark}{words}; {TRIAL} points are needed before a change can be told from chance"
    if measure.baseline is not None:
        return f"from {_value(measure.baseline.value, measure)} ({measure.baseline.period})"
    return "first reading"


def target_words(verdict: Verdict) -> str:
    """The target and whether it is met, in words."""
    target = verdict.measure.target
    if target is None:
        return "none set"
    by = f" by {target.by.removeprefix('By ').removeprefix('by ')}" if target.by else ""
    words = f"{_COMPARISONS[verdict.measure.comparison or 'at_least']} {_value(target.value, verdict.measure)}{by}"
    if verdict.met is None:
        return f"{words}: no reading yet"
    assured = f"; {_ASSURANCES[verdict.assurance]}" if verdict.assurance else ""
    return f"{words}: {'met' if verdict.met else 'not yet met' if _is_to_come(verdict) else 'not met'}{assured}"


def _is_to_come(verdict: Verdict) -> bool:
    """Whether the day of the target is after the latest reading's."""
    target = verdict.measure.target
    due = read(target.by).due if target and target.by else None
    return due is not None and bool(verdict.readings) and verdict.readings[-1].period_end < due


def sparkline(values: Sequence[float]) -> str:
    """The last values as a line of bars, the lowest lowest. Flat ones lie low."""
    shown = list(values)[-_SHOWN:]
    if not shown:
        return ""
    low, span = min(shown), max(shown) - min(shown)
    last = len(_SPARKS) - 1
    return "".join(_SPARKS[round((each - low) / span * last) if span else 0] for each in shown)


def _tone(verdict: Verdict) -> Tone:
    """Making Data Count's own: improvement and concern only, and only where there is a target to be for or against."""
    if verdict.measure.target is None or len(verdict.series) < FULL:
        return "plain"
    return {"special_cause_improvement": "good", "special_cause_concern": "warn"}.get(verdict.variation or "", "plain")  # type: ignore[return-value]


def _value(value: float, measure: Measure) -> str:
    unit = measure.unit
    if unit == "%":
        return f"{_number(value)}%"
    return f"{_number(value)} {unit.removesuffix('s') if value == 1 else unit}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0").rstrip(".")


def _period(reading: Reading) -> str:
    start, end = reading.period_start, reading.period_end
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return str(start.year)
    return short_day(end) if start == end else f"{short_day(start)} to {short_day(end)}"
