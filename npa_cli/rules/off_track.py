"""The deliverables that are off track, found without opening the files in which there can be none."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from npa_cli.model.plan import Plan
from npa_cli.model.priority import Activity, Deliverable, Priority, Theme
from npa_cli.progress.assess import Assessed, assess, assessments
from npa_cli.rules.return_file import day_after
from npa_cli.rules.rule import Context
from npa_cli.rules.spoken_of import plan_spoken_of, spoken_of
from npa_cli.timeframe import Quarter


def off_track(context: Context, quarter: Quarter) -> tuple[str, ...]:
    """The ids of the deliverables that are off track in a quarter's own report, in their letters' order.

    One of which no return and no change speaks is so by the words of its timeframe alone. Of a settled file these are
    known, and where none of them is late the file has no others.
    """
    day = day_after(quarter)
    outlines = {file.outline.first: file.outline for file in context.files if file.outline}
    ids = [each.id for each in context.plan.priorities]
    looked_at = frozenset(ids)
    if len(looked_at) == len(ids):  # else an id does not say which file is meant
        words = dict.fromkeys(each for outline in outlines.values() for each in outline.timeframes)
        late = _late(context.plan, tuple(words), day)
        looked_at -= {top for top, outline in outlines.items() if late.isdisjoint(outline.timeframes)}
    spoken = assessments(context.once(plan_spoken_of), day, items=context.once(spoken_of))
    elsewhere = (each for each in spoken if each.commitment.priority.id not in looked_at)
    every = (*assess(context.plan, day, priorities=looked_at), *elsewhere)
    return tuple(sorted({each.commitment.id for each in every if _is_off_track(each)}))


def _late(plan: Plan, words: Collection[str], day: date) -> frozenset[str]:
    """Those words by which a deliverable that nobody speaks of is off track."""
    deliverables = tuple(
        Deliverable.model_construct(id=f"\0{number}", timeframe=each) for number, each in enumerate(words)
    )
    theme = Theme.model_construct(activities=(Activity.model_construct(id="\0", text="", deliverables=deliverables),))
    made = replace(plan, priorities=(Priority.model_construct(id="\0", title="", statement="", themes=(theme,)),))
    return frozenset(each.commitment.deliverable.timeframe for each in assess(made, day) if _is_off_track(each))


def _is_off_track(each: Assessed) -> bool:
    return each.rated is not None and each.rated.rating == "off_track"
