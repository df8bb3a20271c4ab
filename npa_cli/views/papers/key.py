"""The key to ratings, printed in every paper with the plan's own thresholds."""

from __future__ import annotations

from npa_cli.document.blocks import Block, Bullets, Heading, Paragraph, Text
from npa_cli.model.workplan import Thresholds
from npa_cli.progress.rating import NO_CONFIDENCE
from npa_cli.views.wording import counted, rating_heading


def key_to_ratings(thresholds: Thresholds, *, heading: str = "Key to ratings", level: int = 2) -> tuple[Block, ...]:
    """Each rating, and what has to be so for it: the tables of the design, section 4, in a reader's words."""
    red, stale = counted(thresholds.red_after_days, "day"), counted(thresholds.stale_after_days, "day")
    soon = counted(thresholds.due_soon_days, "day")
    return (
        Heading(level, heading, folds=True),
        Paragraph("Facts set a floor: a rating is the worse of what the lead reported and what the dates allow."),
        Bullets(
            (
                Text(f"{rating_heading('off_track')}: overdue, unless at risk; or expected more than {red} late"),
                Text(
                    f"{rating_heading('at_risk')}: expected late by no more than {red}; or overdue by no more, "
                    f"with a recent forecast that ends it within them"
                ),
                Text(f"{rating_heading('on_track')}: as its lead reported within the last {stale}"),
                Text(
                    f"{rating_heading('not_reported')}: begun, due within {soon} or "
                    f"without an end date, and nobody has reported on it in the last {stale}"
                ),
                Text(
                    f"{rating_heading('not_reported')} (date passed): past its date, in a plan on which no report is "
                    "held; in such a plan what recurs is not reported either"
                ),
                Text(
                    f"{rating_heading('not_reported')} ({NO_CONFIDENCE}): "
                    f"reported in progress within the last {stale}, and not how confident its lead is of the date"
                ),
                Text(f"{rating_heading('not_yet_due')}: its date is further off, and nothing has been reported"),
                Text(f"{rating_heading('complete')}: its lead reported it done"),
                Text(f"{rating_heading('on_hold')}, {rating_heading('business_as_usual')}: as its lead reported"),
                Text(f"{rating_heading('superseded')}, {rating_heading('cancelled')}: no longer to be done"),
            )
        ),
    )
