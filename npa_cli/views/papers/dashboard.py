"""What a page on a screen has before a paper's words: the headline counts, a timeline, and one table of everything."""

from collections.abc import Iterator
from typing import Final

from npa_cli.document.blocks import Chart, Document, Figure, Figures, Grid, Heading, Table
from npa_cli.model.vocabulary import Rating
from npa_cli.views.papers import body
from npa_cli.views.papers.body import EVERY_DELIVERABLE, roadmap
from npa_cli.views.papers.foot import FOOT
from npa_cli.views.papers.page_one import EVERYTHING
from npa_cli.views.papers.round_view import RoundView
from npa_cli.views.rating_summary import others_of
from npa_cli.views.wording import listed, rating_heading

_FIGURES: Final[tuple[Rating, ...]] = ("off_track", "at_risk", "on_track", "not_reported", "not_yet_due")


def for_screen(document: Document, view: RoundView) -> Document:
    """A paper with its numbers up front, and the timeline and a wider table of everything before its key and foot.

    One that has the picture of where the plan stands has its numbers there. Printed, it says no more than the paper: a
    timeline that is not the paper's own stays on the screen.
    """
    head, rest = document.blocks[:2], document.blocks[2:]
    numbers = () if any(isinstance(block, Grid) for block in rest) else (dashboard(view),)
    told = {block.text: at for at, block in enumerate(rest) if isinstance(block, Heading)}
    at = next((told[each] for each in (EVERYTHING, EVERY_DELIVERABLE, FOOT) if each in told), len(rest))
    has_roadmap = any(isinstance(block, Chart) and not block.slips for block in rest)
    every = tuple(
        body.every_deliverable(view, wide=True) if isinstance(block, Table) and block.is_index else block
        for block in rest[at:]
    )
    return Document((*head, *numbers, *rest[:at], *(() if has_roadmap else roadmap(view, on_paper=False)), *every))


def dashboard(view: RoundView) -> Figures:
    """For formats that can draw: every number in it is one of the paper's own."""
    counts, scale = view.summary.counts, view.summary.scale

    def rated(*ratings: Rating) -> Iterator[Figure]:
        return (Figure(f"{counts.ratings[each]:,}", rating_heading(each, scale)) for each in ratings)

    if not view.summary.tracked:
        due = Figure(f"{counts.due:,}", "due so far")
        return Figures((due, Figure("none", "reported done"), *rated("not_reported", "not_yet_due")))
    others = others_of(counts, _FIGURES, scale)
    return Figures(
        (
            Figure(f"{counts.done:,} of {counts.due:,}", "done of those due", "done"),
            Figure(f"{counts.on_time:,} of {counts.due:,}", "on time of those due"),
            Figure(f"{len(view.overdue):,}", "overdue", "bad" if view.overdue else "quiet"),
            *rated(*_FIGURES),
            *((Figure(f"{sum(others.values()):,}", listed(tuple(others))),) if others else ()),
        )
    )
