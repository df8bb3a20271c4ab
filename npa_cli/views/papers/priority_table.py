"""A row for each priority: what is due, done and overdue, and the ratings, with what is new in each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from npa_cli.document.blocks import Column, Table, Text
from npa_cli.model.vocabulary import Rating
from npa_cli.progress.assess import Assessed
from npa_cli.views.papers.round_view import RoundView
from npa_cli.views.rating_summary import Group, others_of
from npa_cli.views.wording import rating_heading, tone_of

_IN_COLUMNS: Final[tuple[Rating, ...]] = ("off_track", "at_risk", "on_track", "not_reported")
_UNTRACKED: Final[tuple[Rating, ...]] = ("not_reported", "not_yet_due")  # in columns where nobody has reported


def priority_table(view: RoundView) -> Table:
    """A row for each priority, and a row for the whole. Of a plan that is not tracked, only what its dates say."""
    said = ("Done", "On time", "Overdue") if view.summary.tracked else ("Reported done",)
    columns = (
        Column("Priority", wraps=True, least=16),
        Column("Due so far", "right"),
        *(Column(heading, "right") for heading in said),
        *(Column(rating_heading(rating, view.summary.scale), "right") for rating in in_columns(view)),
        *((Column("Other", "right"),) if others_of(view.summary.counts, in_columns(view)) else ()),
        Column(f"Since last {view.noun}", wraps=True, least=12),
    )
    totals = _row(view, None) if len(view.summary.groups) > 1 else None
    rows = tuple(_row(view, each) for each in view.summary.groups)
    return Table(columns, rows, totals=totals, caption="Position by priority")


def in_columns(view: RoundView) -> tuple[Rating, ...]:
    """The ratings that have a column of their own; all others are in the column Other."""
    return _IN_COLUMNS if view.summary.tracked else _UNTRACKED


def _row(view: RoundView, group: Group | None) -> tuple[Text, ...]:
    counts = group.counts if group else view.summary.counts

    def mine(found: Sequence[Assessed]) -> int:
        return sum(group is None or each.commitment.priority.id == group.id for each in found)

    said = [
        f"{mine(found):,} {words}"
        for found, words in (
            (view.movement.delivered, "done"),
            (view.movement.off_track, "newly off track"),
            (view.movement.at_risk, "newly at risk"),
            (view.movement.recovered, "recovered"),
            (view.movement.withdrawn, "no longer verified"),
            (view.movement.verified, "verified"),
            (view.movement.moved, "date moved"),
        )
        if mine(found)
    ]
    overdue = mine(view.overdue)
    return (
        Text(f"{group.id}  {group.title}" if group else "All", "strong"),
        Text(f"{counts.due:,}"),
        *(
            (
                Text(f"{counts.done or 0:,}"),
                Text(f"{counts.on_time or 0:,}"),
                Text(f"{overdue:,}", "bad" if overdue else "quiet"),
            )
            if view.summary.tracked
            else (Text("none"),)
        ),
        *(
            Text(
                f"{counts.ratings[rating]:,}",
                tone_of(rating, view.summary.scale, counts.words) if counts.ratings[rating] else "quiet",
            )
            for rating in in_columns(view)
        ),
        *(
            (Text(f"{sum(others_of(counts, in_columns(view)).values()):,}"),)
            if others_of(view.summary.counts, in_columns(view))
            else ()
        ),
        Text(", ".join(said) or ("no change" if view.summary.tracked else "nothing reported")),
    )
