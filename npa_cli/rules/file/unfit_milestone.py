"""NPA226 unfit-milestone: a milestone of a trajectory that is for no day, or for the day of another."""

from datetime import date

from npa_cli.progress.measures.verdict import day_of
from npa_cli.rules.minimal_plan import MEASURE
from npa_cli.rules.plain_data import mapping_under
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule


def _with(trajectory: str) -> str:
    return MEASURE.replace("improvement: decrease", f"improvement: decrease, trajectory: {{{trajectory}}}")


@file_rule(
    "NPA226",
    finds="unknown value",
    kinds=("measures",),
    title="A milestone of a trajectory that is for no day, for the day of another, or at odds with the target",
    why="A milestone is judged by the reading of its day; one without a day would never be judged.",
    bad=Example("measures.yaml", _with("soon: 5")),
    good=Example("measures.yaml", _with("FY18/19 Q2: 5")),
)
def unfit_milestone(file: CheckedFile, frame: Frame) -> Findings:
    if frame.conventions is None:
        return
    for measure in file.entries():
        days: dict[date, str] = {}
        target = mapping_under(measure.data, "target")
        wanted, until = target.get("value"), target.get("by")
        for by, value in mapping_under(measure.data, "trajectory").items():
            day, place = day_of(str(by), frame.conventions), ("trajectory", by)
            if day is None:
                hint = "write a year or a round: `2019`, `FY18/19 Q2`"
                yield measure.finding(place, f"`{by}` is no day that a milestone can be for", hint, on_key=True)
                continue
            if day in days:
                message = f"`{by}` and `{days[day]}` are the same day"
                yield measure.finding(place, message, "keep one of them", on_key=True)
            days[day] = str(by)
            if wanted not in (None, value) and isinstance(until, str) and day_of(until, frame.conventions) == day:
                message = f"`{by}` is the day of the target, which is {wanted}, and the milestone says {value}"
                yield measure.finding(place, message, "correct the one that is wrong")
