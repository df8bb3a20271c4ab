"""The key to ratings, printed in every paper with the plan's own thresholds."""

from collections.abc import Iterator
from typing import Final

from npa_cli.document.blocks import Block, Bullets, Heading, Paragraph, Text
from npa_cli.model.plan import Plan
from npa_cli.model.rating_scale import ScaleWord
from npa_cli.model.vocabulary import Rating
from npa_cli.model.workplan import Thresholds, Workplan
from npa_cli.progress.rating import NO_CONFIDENCE, NOT_VERIFIED
from npa_cli.views.wording import counted, rating_heading


def key_to_ratings(plan: Plan, *, heading: str = "Key to ratings", level: int = 2) -> tuple[Block, ...]:
    """Each rating, and what has to be so for it: the tables of schedule and rating, in a reader's words."""
    workplan = plan.workplan
    return (
        Heading(level, heading, folds=True),
        Paragraph("A rating is the worse of what the lead reported and what the dates allow."),
        Bullets(
            tuple(
                Text(f"{', '.join(_shown(workplan, ratings, beside))}: {words}")
                for ratings, beside, words in rating_meanings(plan.thresholds, to_verify=workplan.asks_to_verify)
            )
        ),
        *scale_blocks(workplan),
    )


def _shown(workplan: Workplan, ratings: tuple[Rating, ...], beside: str) -> Iterator[str]:
    """The ratings as they are shown in a plan, each of its own words for one with its sign."""
    for rating in ratings:
        own = workplan.scale.words_for(rating)
        if rating == "complete" and workplan.asks_to_verify:  # it shows by whether it is verified
            word = workplan.scale.word_for(rating, verified=not beside)
            own = (word,) if word else ()
        for shown in (f"{each.symbol} {each.word}" for each in own) if own else (rating_heading(rating),):
            yield f"{shown} ({beside})" if beside else shown


def scale_blocks(workplan: Workplan) -> Iterator[Block]:
    """What each word of the plan's own scale means, as its own key says, and as npa counts it."""
    if workplan.rating_scale:
        yield Paragraph("The plan's own words, from the best to the worst:")
        yield Bullets(tuple(Text(f"{each.symbol} {each.word}: {own_meaning(each)}") for each in workplan.rating_scale))


def own_meaning(word: ScaleWord) -> str:
    """What a word of a plan's scale means, as its own key says, and as npa counts it."""
    meant = "complete, and verified" if word.meaning == "assured" else word.meaning.replace("_", " ")
    return f"{word.definition} ({meant})" if word.definition else meant


_Meaning = tuple[tuple[Rating, ...], str, str]
_COMPLETE: Final[tuple[_Meaning, ...]] = (
    (("complete",), "", "its lead reported it done, and somebody who does not lead it has verified that"),
    (("complete",), NOT_VERIFIED, "its lead reported it done, and nobody else has verified it"),
)


def rating_meanings(thresholds: Thresholds, *, to_verify: bool = False) -> tuple[_Meaning, ...]:
    """Ratings that mean the same, what is said beside them in brackets (mostly nothing), and what they mean."""
    red, stale = counted(thresholds.red_after_days, "day"), counted(thresholds.stale_after_days, "day")
    soon = counted(thresholds.due_soon_days, "day")
    late = (
        f"expected late by no more than {red}; or overdue by no more, with a recent forecast that ends it within them"
    )
    silent = f"begun, due within {soon} or without an end date, and nobody has reported on it in the last {stale}"
    untracked = "past its date, in a plan on which no report is held; in such a plan what recurs is not reported either"
    unsure = f"reported in progress within the last {stale}, and not how confident its lead is of the date"
    return (
        (("off_track",), "", f"overdue, unless at risk; or expected more than {red} late"),
        (("at_risk",), "", late),
        (("on_track",), "", f"as its lead reported within the last {stale}"),
        (("not_reported",), "", silent),
        (("not_reported",), "date passed", untracked),
        (("not_reported",), NO_CONFIDENCE, unsure),
        (("not_yet_due",), "", "its date is further off, and nothing has been reported"),
        *(_COMPLETE if to_verify else ((("complete",), "", "its lead reported it done"),)),
        (("on_hold", "business_as_usual"), "", "as its lead reported"),
        (("superseded", "cancelled"), "", "no longer to be done"),
    )
