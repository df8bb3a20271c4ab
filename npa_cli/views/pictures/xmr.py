"""A measure over time as an XmR chart: its readings, the limits of chance around their mean, and its target."""

from collections.abc import Iterator
from typing import Final

from npa_cli.document.blocks import Plot, Series, Span
from npa_cli.model.measure import Reading
from npa_cli.progress.measures.verdict import Verdict
from npa_cli.timeframe.financial_year import MONTH_NAMES
from npa_cli.views.measures import moved_words

_YEAR: Final = 360  # days of a period, from which its year names it

_Spot = tuple[Span, float, float | None]  # its name, its days, and the value at its end


def xmr_chart(verdict: Verdict) -> Plot | None:
    """The readings since the measure was last rebased; None if they are too few for limits.

    Each period is as wide as it is long, and the line is broken where a period is missing. The limits take half the
    height at most, so that chance does not look like a cliff; where 0 is near enough, the scale begins with it.
    """
    limits, measure = verdict.limits, verdict.measure
    if limits is None:
        return None
    spots = tuple(_spots(verdict.series))
    target = measure.target.value if measure.target is not None else None
    values = [each.value for each in verdict.series] + ([target] if target is not None else [])
    wide = (limits.upper - limits.lower) or abs(limits.mean) or 1.0
    least, most = min(*values, limits.lower - wide / 2), max(*values, limits.upper + wide / 2)
    if min(*values, limits.lower) >= 0 and least <= wide:
        least = 0.0
    levels = (("upper limit", limits.upper), ("mean", limits.mean), ("lower limit", limits.lower))
    return Plot(
        title=f"{measure.id} {measure.title}: {moved_words(verdict).rpartition(chr(10))[2]}",
        reading=f"In {measure.unit}. Beyond the limits is more than chance (mean and 2.66 mean moving ranges).",
        ticks=tuple(span for span, _, _ in spots),
        series=(
            Series("reading", "done", tuple(value for _, _, value in spots)),
            *(Series(f"{name} {value:,.3g}", "limit", (value,) * len(spots)) for name, value in levels),
            *((Series(f"target {target:,.3g}", "target", (target,) * len(spots)),) if target is not None else ()),
        ),
        least=least,
        most=most,
        widths=tuple(days for _, days, _ in spots),
    )


def _spots(readings: tuple[Reading, ...]) -> Iterator[_Spot]:
    before = None
    for each in readings:
        if before is not None and (gap := (each.period_start - before.period_end).days - 1) > 0:
            yield Span("", ""), float(gap), None
        days = (each.period_end - each.period_start).days + 1
        month = "" if days >= _YEAR else MONTH_NAMES[each.period_end.month - 1][:3]
        yield Span(str(each.period_end.year), month), float(days), each.value
        before = each
