"""The body of the board's papers: sections, and one line for all of them that have nothing to report."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from npa_cli.document.blocks import Block, Bullets, Column, Heading, Paragraph, Table, Text, sections_of
from npa_cli.model.change import Change
from npa_cli.progress.assess import Assessed
from npa_cli.progress.commitment import approved_changes
from npa_cli.progress.measures.select import measures_about
from npa_cli.progress.reported import Report
from npa_cli.progress.slippage import worst_slips
from npa_cli.views.changes import change_words, outcome_words
from npa_cli.views.measures import measures_blocks
from npa_cli.views.own_cells import table_columns
from npa_cli.views.papers.asks import asks, by_worst, open_changes
from npa_cli.views.papers.page_one import (
    DECISIONS,
    none_known,
    told_changes,
)
from npa_cli.views.papers.round_view import RoundView
from npa_cli.views.pictures.burn_up import burn_up
from npa_cli.views.pictures.returns import returns_grid
from npa_cli.views.pictures.xmr import xmr_chart
from npa_cli.views.registers_of import paper_sections
from npa_cli.views.report_words import report_lines
from npa_cli.views.return_status import overlap_note, returns_table
from npa_cli.views.table_of import ColumnOf, number_column, table_of
from npa_cli.views.timeline import build_timeline, slip_lines
from npa_cli.views.wording import counted, due_lines, listed, number_of, rating_text, short_day, standing_text

SECTION: Final = 2
"""The level of a section's heading."""
NONE: Final = Paragraph("None.")
"""What a section says that has nothing to report."""
_NOTHING: Final = ("None.", "None stated", "None known:", "None: ", "None expected:")
EVERY_DELIVERABLE: Final = "Every deliverable"
_LATEST: Final = 10  # of what is late, drawn as lines of how far it slipped
ID: Final[ColumnOf[Assessed]] = (Column("ID"), lambda each: Text(each.commitment.id, "strong"))
_ITEM: Final[tuple[ColumnOf[Assessed], ...]] = (
    ID,
    (Column("Deliverable", wraps=True, least=20), lambda each: each.commitment.words),
    (Column("Lead", wraps=True, least=8), lambda each: listed(each.led_by)),
    (Column("Due", wraps=True, least=11), lambda each: "\n".join(due_lines(each))),
)
_RATING: Final = Column("Rating", wraps=True, least=12)


def decisions(view: RoundView, told: int = 0) -> Iterator[Block]:
    """Everything the board is asked, but for the first so many, which page one told."""
    yield Heading(2, DECISIONS)
    asked = tuple(map(Text, asks(view)[told:]))
    yield Bullets(asked, numbered=not told) if asked else NONE


def due_and_done(view: RoundView) -> Iterator[Block]:
    """The burn-up of a plan that is reported on, and how far the latest have slipped."""
    yield Heading(2, "Due and done over the plan")
    picture = burn_up(view.plan, view.assessed, view.as_at) if view.summary.tracked else None
    yield from (none_known(view),) if picture is None else (picture, Paragraph(picture.gap))
    late = worst_slips(view.assessed, view.as_at)
    if late and view.summary.tracked:
        yield slip_lines(view.plan, late[:_LATEST], view.as_at)


def progress(view: RoundView) -> Iterator[Block]:
    """What is exceptional, what is measured, what the registers hold, and changes: of the plan or a part of it."""
    yield from exceptions(view)
    yield from _measures(view)
    yield from paper_sections(view.plan, view.assessed, view.as_at, since=view.round.start)
    yield from _changes(view)


def exceptions(view: RoundView) -> Iterator[Block]:
    """Everything off track or overdue, with what its lead says; where nobody has reported, what has passed its date."""
    yield Heading(2, "Exceptions")
    if view.summary.tracked:
        table = table_of(
            by_worst(view.exceptions),
            *_ITEM,
            (_RATING, standing_text),
            (Column("What its lead says", wraps=True, least=24), lambda each: _said(each, view.as_at)),
            caption="Off track or overdue, the worst first",
        )
        yield table if view.exceptions else NONE
        return
    yield none_known(view)
    yield Heading(3, "Date passed, not reported")
    yield table_of(view.date_passed, *_ITEM, (_RATING, rating_text)) if view.date_passed else NONE


def _measures(view: RoundView) -> Iterator[Block]:
    """The measures of the priorities that the paper is about, and a chart of each with readings enough for limits."""
    yield Heading(2, "Measures")
    about = dict.fromkeys(each.commitment.priority.id for each in view.assessed)
    if not about:
        yield NONE
        return
    found = measures_about(view.plan, view.as_at, list(about))
    yield from measures_blocks(found)
    yield from filter(None, map(xmr_chart, found.verdicts))


def _changes(view: RoundView) -> Iterator[Block]:
    """Changes asked for, and those decided since last round."""
    yield Heading(2, "Changes to the plan")
    yield Heading(3, "Changes asked for")
    asked = open_changes(view)
    yield change_table(asked) if asked else NONE
    yield Heading(3, f"Changes decided since last {view.round.noun}")
    ids = {each.commitment.id for each in view.assessed} | {each.commitment.activity.id for each in view.assessed}
    decided = tuple(
        each
        for each in view.plan.changes
        if each.decided_on is not None and view.round.start <= each.decided_on < view.as_at and each.item in ids
    )
    yield change_table(decided) if decided else NONE


def change_table(found: Sequence[Change]) -> Table:
    """A row for each change: what, why, and what became of it."""
    return table_of(
        found,
        (Column("Change"), lambda each: Text(each.id, "strong")),
        (Column("What", wraps=True, least=18), change_words),
        (Column("Why", wraps=True, least=18), lambda each: each.narrative or each.reason),
        (Column("Status", wraps=True, least=10), outcome_words),
    )


def returns(view: RoundView) -> Iterator[Block]:
    """Who reported for the round, and for those before it."""
    yield Heading(2, "Returns received")
    if view.returns.none_missing:
        yield Paragraph(view.returns.none_missing)
    elif view.returns.partners:
        yield returns_table(view.returns)
        yield from overlap_note(view.returns)
        grid = returns_grid(view.plan, view.round, view.as_at)
        yield from (grid,) if grid else ()
    else:
        yield Paragraph("None expected: nobody reports on anything open.")
    if view.returns.unassigned and not view.returns.none_missing:
        nobody = counted(len(view.returns.unassigned), "deliverable")
        yield Paragraph(f"{nobody} that nobody reports on: {', '.join(view.returns.unassigned)}.")


def roadmap(view: RoundView, *, on_paper: bool = True) -> Iterator[Block]:
    """When each deliverable that the paper is about starts and is due."""
    if view.assessed:
        yield Heading(2, "Roadmap", starts_page=on_paper, folds=True, on_paper=on_paper)
        yield build_timeline(view.plan, view.assessed, view.as_at, title="When everything is due")


def everything(view: RoundView, heading: str) -> Iterator[Block]:
    """A line for each deliverable the paper is about, with what is new of it; sorted and filtered on a screen."""
    yield Heading(2, heading, starts_page=True)
    yield every_deliverable(view, wide=False) if view.assessed else NONE


def every_deliverable(view: RoundView, *, wide: bool) -> Table:
    """The table of them; a wide one has the priority and the round too, which a page on a screen can filter by."""
    new = told_changes(view)
    priority: ColumnOf[Assessed] = (Column("Priority", wraps=True, least=12, filters=True, drops=1), _priority)
    due_in: ColumnOf[Assessed] = (
        Column("Due in", filters=True, drops=2),
        lambda each: Text(_due_in(each, view), order=_due_order(each)),
    )
    change: ColumnOf[Assessed] = (
        Column(f"This {view.round.noun}", wraps=True, least=12),
        lambda each: new.get(each.commitment.id, ""),
    )
    return table_of(
        view.assessed,
        (Column("ID"), lambda each: Text(each.commitment.id, "strong", order=_in_order(each))),
        *number_column(view.assessed, number_of),
        (Column("Deliverable", wraps=True, least=20), lambda each: each.commitment.words),
        *((priority,) if wide else ()),
        (
            Column("Lead", wraps=True, least=8, filters=True),
            lambda each: Text(listed(each.led_by), keys=each.led_by),
        ),
        (Column("Due", wraps=True, least=11), lambda each: Text("\n".join(due_lines(each)), order=_due_order(each))),
        *((due_in,) if wide else ()),
        (_RATING._replace(filters=True), _rating_to_filter),
        *table_columns({name: field for name, field in view.plan.workplan.fields.items() if field.is_short}),
        *((change,) if new else ()),
    )._replace(is_index=True)


def _priority(each: Assessed) -> Text:
    priority = each.commitment.priority
    return Text(f"{priority.id}  {priority.title}", order=_in_order(each))


def _in_order(each: Assessed) -> str:
    return ".".join(part.zfill(9) for part in each.commitment.id.lstrip("P").split("."))


def _due_order(each: Assessed) -> str:
    return each.facts.baseline.isoformat() if each.facts.baseline else "9999"


def _due_in(each: Assessed, view: RoundView) -> str:
    return view.plan.round_of(each.facts.baseline).label if each.facts.baseline else "no end date"


def _rating_to_filter(each: Assessed) -> Text:
    name = rating_text(each).text.partition(" (")[0].partition("\n")[0]
    return standing_text(each)._replace(keys=(name,))


def changes_since_signature(view: RoundView) -> Iterator[Block]:
    """Every change in force on the day, from the signed plan on."""
    yield Heading(2, "Annex C: changes since signature", folds=True)
    in_force = tuple(each for found in approved_changes(view.plan, view.as_at).values() for each in found)
    ordered = sorted(in_force, key=lambda each: (each.decided_on or view.as_at, each.id))
    yield change_table(ordered) if ordered else NONE


def _said(each: Assessed, as_at: date) -> str:
    if each.position is None:
        return "\n".join(report_lines(each, as_at))
    return "\n".join(line for report in each.position.heard for line in _words_of(report))


def _words_of(report: Report) -> Iterator[str]:
    update = report.update
    if update.narrative:
        yield update.narrative
    if update.path_to_green:
        yield f"Path to green: {update.path_to_green}"
    if update.ask:
        yield f"Asks: {update.ask}"
    if not (update.narrative or update.path_to_green or update.ask):
        yield "Nothing in words."
    said = report.said_after_quarter
    yield f"({report.partner}, {report.quarter.label}{f', said on {short_day(said)}' if said else ''})"


def gathered(*blocks: Block) -> Iterator[Block]:
    """Sections and the parts of them that have something to say; those that have not are named in a line at the end."""
    empty: list[str] = []
    yield from _telling(blocks, SECTION, empty)
    if empty:
        yield Heading(SECTION, "Nothing to report")
        yield Paragraph(f"{'; '.join(empty)}.")


def _telling(blocks: Iterable[Block], level: int, empty: list[str]) -> Iterator[Block]:
    """What has something to say, from each heading of a level to the next; of the rest the heading goes to `empty`."""
    for section in sections_of(blocks, level):
        heading, *rest = section
        if not isinstance(heading, Heading):
            yield from section
        elif all(map(_says_nothing, rest)):
            empty.append(heading.text)
        else:
            yield heading
            yield from _telling(rest, level + 1, empty)


def _says_nothing(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.text.startswith(_NOTHING))
