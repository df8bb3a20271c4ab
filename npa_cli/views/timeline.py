"""`npa timeline`: when everything starts and is due, was due, and is expected, over the plan's rounds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Bar, Block, Chart, Heading, Paragraph
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.reported import is_tracked
from npa_cli.progress.slippage import Slippage
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.pictures.spans import columns_over, span_of
from npa_cli.views.report_words import nothing_reported
from npa_cli.views.view import InBlocks, fields_named
from npa_cli.views.wording import beside_due, counted, long_day, tone_of_rated

_NEAR: Final = 366  # days between the as-at day and what is drawn
_READING: Final = (
    "Bar: from start to due day. Stroke: due as signed, if it moved. Diamond: forecast. Dot: done. "
    "Dashed line: the as-at day."
)


def build_timeline(plan: Plan, assessed: Sequence[Assessed], as_at: date, *, title: str = "Timeline") -> Chart:
    """A bar for each deliverable, in the plan's order, over whole rounds of the plan.

    The span takes in the plan's period and every day that is drawn: starts, due days now and as signed, forecasts
    and days done; the as-at day only where it is within a year of those.
    """
    bars = tuple(_bar(each) for each in assessed)
    first, last = _span(plan, bars, as_at)
    rounds = columns_over(plan, first, last)
    ticks = tuple((each.start, span_of(each)) for each in rounds)
    noun = rounds[0].noun
    return Chart(title, rounds[0].start, rounds[-1].end, as_at, ticks, bars, reading=_READING, noun=noun)


def slip_lines(plan: Plan, late: Sequence[Slippage], as_at: date) -> Chart:
    """A line for each of some late deliverables, the latest first: from the day signed for to the day expected.

    How many days that is stands behind it; of what nobody says when, how many so far.
    """
    chart = build_timeline(plan, [each.assessed for each in late], as_at)
    bars = tuple(map(_slipped, chart.bars, late))
    return chart._replace(
        title=f"What has slipped furthest is {bars[0].id}, by {bars[0].words.lstrip('+')}",
        slips=True,
        bars=bars,
        reading="Ring: due as approved; a stroke before it: as signed. Thick line: late so far. Diamond: forecast. "
        "Dot: done. Cross: no forecast.",
    )


def _slipped(bar: Bar, slip: Slippage) -> Bar:
    """A line of it, with the days from the first promise to the last day that counts; a dead forecast does not."""
    forecast = slip.expected if slip.basis == "forecast" else None
    words = f"+{counted(slip.days, 'day')}{' so far' if slip.basis == 'overdue' else ''}"
    overdue = slip.assessed.schedule == "overdue"
    return bar._replace(overdue=overdue, forecast=forecast, section="", words=words)


@dataclass(frozen=True, slots=True)
class TimelineView(InBlocks):
    """A picture of when everything is due."""

    kind: ClassVar[str] = "timeline"

    chart: Chart
    tracked: bool
    notes: tuple[Paragraph, ...]  # said where nothing is reported on any of it
    period: PeriodNote

    def blocks(self) -> Iterator[Block]:
        """The chart under its heading, with how to read it."""
        undated = sum(bar.end is None for bar in self.chart.bars)
        yield Heading(1, self.chart.title, beside=f"as at {long_day(self.chart.as_at)}")
        yield from self.period.blocks()
        yield self.chart if self.chart.bars else Paragraph("None.")
        bars = counted(len(self.chart.bars), "deliverable")
        yield Paragraph(f"{bars}, {undated:,} of them without an end date.", "quiet")
        yield from self.notes

    def payload(self) -> dict[str, Any]:
        return {
            "as_at": self.chart.as_at,
            **self.period.payload(),
            "from": self.chart.first,
            "to": self.chart.last,
            "tracked": self.tracked,
            "items": [
                {
                    "id": bar.id,
                    "text": bar.label,
                    "start": bar.start,
                    "due": bar.end,
                    **fields_named("signed forecast actual", bar),
                    "rating": f"{bar.symbol} {bar.words}",
                }
                for bar in self.chart.bars
            ],
        }


def view_timeline(plan: Plan, assessed: Sequence[Assessed], as_at: date) -> TimelineView:
    """The picture of some deliverables as at the start of `as_at`, under the plan's title."""
    chart = build_timeline(plan, assessed, as_at, title=plan.workplan.title)
    notes, period = nothing_reported(assessed), period_note(plan, as_at, assessed)
    beside = tuple(each.text for each in (*period.blocks(), *notes))
    return TimelineView(chart._replace(notes=beside), is_tracked(plan, as_at), notes, period)


def _bar(each: Assessed) -> Bar:
    commitment, facts = each.commitment, each.facts
    symbol, _, words = each.rated.shown.partition(" ") if each.rated else ("?", "", "Not reported")
    signed = commitment.signed.due if commitment.signed and commitment.times_moved else None
    finished = facts.status in ("complete", "cancelled", "superseded", "business_as_usual")
    return Bar(
        id=commitment.id,
        label=commitment.words.replace("\n", " "),
        section=f"{commitment.priority.id}  {commitment.priority.title}",
        start=facts.start,
        end=facts.baseline,
        symbol=symbol,
        words=f"{words}{beside_due(each)}",
        tone=tone_of_rated(each.rated) if each.rated else "plain",
        signed=signed if signed != facts.baseline else None,
        forecast=None if finished else facts.forecast,
        actual=facts.actual,
    )


def _span(plan: Plan, bars: Sequence[Bar], as_at: date) -> tuple[date, date]:
    period = plan.workplan.period
    drawn = (day for bar in bars for day in (bar.start, bar.end, bar.signed, bar.forecast, bar.actual))
    days = [day for day in (*drawn, period.start, period.end) if day is not None]
    if not days:
        return as_at, as_at
    first, last = min(days), max(days)
    if (first - as_at).days <= _NEAR and (as_at - last).days <= _NEAR:
        first, last = min(first, as_at), max(last, as_at)
    return first, last
