"""The position of a plan, or of a part of it: in one sentence, and in a table with a row for each priority."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from npa_cli.document.blocks import Block, Column, Heading, Paragraph, Table, Text, Tone
from npa_cli.model.rating_scale import RatingScale
from npa_cli.model.vocabulary import Rating
from npa_cli.progress.assess import Assessed
from npa_cli.progress.replacement import replacements
from npa_cli.progress.roll_up import is_done, is_due
from npa_cli.views.papers.round_view import RoundView
from npa_cli.views.rating_summary import Group, followed_words, other_note, others_of
from npa_cli.views.table_of import ColumnOf, table_of
from npa_cli.views.wording import counted, listed, long_day, rating_heading, tone_of

_IN_COLUMNS: Final[tuple[Rating, ...]] = ("off_track", "at_risk", "on_track", "not_reported")
_UNTRACKED: Final[tuple[Rating, ...]] = ("not_reported", "not_yet_due")  # in columns where nobody has reported
_SCHEDULES: Final = {"overdue": "overdue", "on_hold": "on hold", "business_as_usual": "business as usual"}


def position(view: RoundView) -> Iterator[Block]:
    """The position of a part of the plan: in one sentence, and in a table by priority."""
    yield Heading(2, "Position")
    yield Paragraph(position_sentence(view))
    if view.summary.note:
        yield view.summary.note
    shown = _IN_COLUMNS if view.summary.tracked else _UNTRACKED
    yield _by_priority(view, shown)
    yield from other_note(view.summary, shown)


def position_sentence(view: RoundView) -> str:
    """The position in one sentence, each number a count: all of those due are told of, never as a share."""
    counts, day = view.summary.counts, long_day(view.as_at)
    if not counts.deliverables:
        return f"Before {day}, the plan holds no deliverables."
    if not counts.due:
        parts = [f"Before {day}, none of the {counted(counts.deliverables, 'deliverable')} was due"]
    else:
        due = f"Of the {counted(counts.due, 'deliverable')} due before {day}, "
        parts = [due + (listed(tuple(_of_due(view))) if view.summary.tracked else "none has been reported done")]
    here = {each.commitment.id for each in view.assessed}
    # a paper about a part says nothing of returns about the rest
    missing = sum(not here.isdisjoint(item for item, _ in each.answers) for each in view.returns.missing)
    if missing:
        parts.append("1 return has not come in" if missing == 1 else f"{missing:,} returns have not come in")
    if counts.followed:
        parts.append(followed_words(counts))
    return "; ".join(parts) + "."


def _of_due(view: RoundView) -> Iterator[str]:
    """How each of those due stands: done, overdue, on hold and so on, in counts that add up to all of them."""
    replaced, counts = replacements(view.plan, view.assessed, view.as_at), view.summary.counts
    pairs = ((each, replaced.get(each.commitment.id, each)) for each in view.assessed)
    due = [(each, end) for each, end in pairs if is_due(each, end, view.as_at) and not is_done(end)]
    verified = f", {counts.unverified:,} not yet verified" if counts.unverified else ""
    few = f"{_were(counts.done or 0, 'has', 'have')} been done ({counts.on_time or 0:,} on time{verified})"
    yield few if counts.done else "none has been done"
    open_ = Counter(end.schedule for each, end in due if each is end)
    for schedule, number in sorted(open_.items(), key=lambda found: (found[0] != "overdue", found[0])):
        unrecovered = len(view.unrecovered) if schedule == "overdue" else 0
        without = f" ({unrecovered:,} with no forecast to come)" if unrecovered else ""
        yield f"{_were(number, 'is', 'are')} {_SCHEDULES.get(schedule, 'not reported done')}{without}"
    others = sum(each is not end for each, end in due)
    if others:
        yield f"{_were(others, 'was', 'were')} superseded by what is not done"


def _were(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _by_priority(view: RoundView, shown: tuple[Rating, ...]) -> Table:
    """A row for each priority, and a row for the whole. Of a plan that is not tracked, only what its dates say.

    `shown` are the ratings that have a column of their own; all others are in the column Other.
    """
    summary = view.summary
    columns: list[ColumnOf[Group]] = [
        (Column("Priority", wraps=True, least=16), lambda each: Text(f"{each.id}  {each.title}".strip(), "strong")),
        (Column("Due so far", "right"), lambda each: f"{each.counts.due:,}"),
    ]
    if summary.tracked:
        columns += [
            (Column("Done", "right"), lambda each: f"{each.counts.done or 0:,}"),
            (Column("On time", "right"), lambda each: f"{each.counts.on_time or 0:,}"),
            (Column("Overdue", "right"), lambda each: _or_quiet(_number(view.overdue, each), "bad")),
        ]
    else:
        columns.append((Column("Reported done", "right"), lambda _: "none"))
    columns += [_rating_column(rating, summary.scale) for rating in shown]
    if others_of(summary.counts, shown):
        columns.append((Column("Other", "right"), lambda each: f"{sum(others_of(each.counts, shown).values()):,}"))
    columns.append((Column(f"Since last {view.round.noun}", wraps=True, least=12), lambda each: _news(view, each)))
    table = table_of(summary.groups, *columns, caption="Position by priority")
    (whole,) = table_of((Group("", "All", summary.counts),), *columns).rows
    return table._replace(totals=whole if len(summary.groups) > 1 else None)


def _rating_column(rating: Rating, scale: RatingScale) -> ColumnOf[Group]:
    def cell(each: Group) -> Text:
        return _or_quiet(each.counts.ratings[rating], tone_of(rating, scale, each.counts.words))

    return Column(rating_heading(rating, scale), "right"), cell


def _or_quiet(number: int, tone: Tone) -> Text:
    return Text(f"{number:,}", tone if number else "quiet")


def _number(found: Sequence[Assessed], group: Group) -> int:
    """How many are in a group; all of them in the whole, which has no id."""
    return sum(not group.id or each.commitment.priority.id == group.id for each in found)


def _news(view: RoundView, group: Group) -> str:
    """What is new in a group since the round before, in counts."""
    told = (
        (view.movement.delivered, "done"),
        (view.movement.off_track, "newly off track"),
        (view.movement.at_risk, "newly at risk"),
        (view.movement.recovered, "recovered"),
        (view.movement.withdrawn, "no longer verified"),
        (view.movement.verified, "verified"),
        (view.movement.moved, "date moved"),
    )
    said = [f"{number:,} {words}" for found, words in told if (number := _number(found, group))]
    return ", ".join(said) or ("no change" if view.summary.tracked else "nothing reported")
