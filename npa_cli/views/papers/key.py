"""The key to ratings, printed in every paper with the plan's own thresholds."""

from __future__ import annotations

from npa_cli.document.blocks import Block, Bullets, Heading, Paragraph, Text
from npa_cli.model.vocabulary import Rating
from npa_cli.model.workplan import Thresholds
from npa_cli.progress.rating import NO_CONFIDENCE
from npa_cli.views.wording import counted, rating_heading


def key_to_ratings(thresholds: Thresholds, *, heading: str = "Key to ratings", level: int = 2) -> tuple[Block, ...]:
    """Each rating, and what has to be so for it: the tables of the design, section 4, in a reader's words."""
    return (
        Heading(level, heading, folds=True),
        Paragraph("A rating is the worse of what the lead reported and what the dates allow."),
        Bullets(
            tuple(
                Text(f"{', '.join(map(rating_heading, ratings))}{f' ({beside})' if beside else ''}: {words}")
                for ratings, beside, words in rating_meanings(thresholds)
            )
        ),
    )


def rating_meanings(thresholds: Thresholds) -> tuple[tuple[tuple[Rating, ...], str, str], ...]:
    """Ratings that mean the same, what is said beside them in brackets (mostly nothing), and what they mean."""
    red, stale = counted(thresholds.red_after_days, "day"), counted(thresholds.stale_after_days, "day")
    soon = counted(thresholds.due_soon_days, "day")
    return (
        (("off_track",), "", f"overdue, unless at risk; or expected more than {red} late"),
        (
            ("at_risk",),
            "",
            f"expected late by no more than {red}; or overdue by no more, "
            "with a recent forecast that ends it within them",
        ),
        (("on_track",), "", f"as its lead reported within the last {stale}"),
        (
            ("not_reported",),
            "",
            f"begun, due within {soon} or without an end date, and nobody has reported on it in the last {stale}",
        ),
        (
            ("not_reported",),
            "date passed",
            "past its date, in a plan on which no report is held; in such a plan what recurs is not reported either",
        ),
        (
            ("not_reported",),
            NO_CONFIDENCE,
            f"reported in progress within the last {stale}, and not how confident its lead is of the date",
        ),
        (("not_yet_due",), "", "its date is further off, and nothing has been reported"),
        (("complete",), "", "its lead reported it done"),
        (("on_hold", "business_as_usual"), "", "as its lead reported"),
        (("superseded", "cancelled"), "", "no longer to be done"),
    )
