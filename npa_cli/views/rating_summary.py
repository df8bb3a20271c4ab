"""How a set of deliverables stands: the headline counts, and a table by priority, partner, theme and so on."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from npa_cli.document.blocks import Column, Paragraph, Table, Text
from npa_cli.model.own_field import OwnField, OwnFields
from npa_cli.model.plan import Plan
from npa_cli.model.rating_scale import THREE_COLOURS, RatingScale
from npa_cli.model.vocabulary import RATINGS, Rating
from npa_cli.progress.assess import Assessed
from npa_cli.progress.group import By, group_by
from npa_cli.progress.own_fields import Sum, sum_of
from npa_cli.progress.replacement import replacements
from npa_cli.progress.reported import is_tracked
from npa_cli.progress.roll_up import Counts, count
from npa_cli.views.own_cells import sum_words
from npa_cli.views.report_words import nothing_reported, said_since_words
from npa_cli.views.table_of import ColumnOf, table_of
from npa_cli.views.view import fields_named
from npa_cli.views.wording import counted, listed, long_day, rating_heading, replaced_words, tone_of

_RATINGS: Final[tuple[Rating, ...]] = ("off_track", "at_risk", "on_track", "not_reported", "not_yet_due")
_UNTRACKED: Final[tuple[Rating, ...]] = ("not_reported", "not_yet_due")
_REPORTED: Final[tuple[Rating, ...]] = ("complete", "off_track", "at_risk", "on_track", "not_reported", "not_yet_due")

_BAR: Final = 40  # signs at most


class Group(NamedTuple):
    """One row: a priority, partner, theme, quarter or objective, and the counts of what belongs to it."""

    id: str
    title: str
    counts: Counts
    sums: Mapping[str, Sum] = {}  # of the plan's own fields that are shown


class RatingSummary(NamedTuple):
    """The counts of everything asked about, and of each group that has any of it."""

    as_at: date
    by: By
    counts: Counts
    groups: tuple[Group, ...]
    reported: bool  # whether anyone has reported anything about any of it
    tracked: bool = True  # whether anyone has reported anything about any of the plan
    note: Paragraph | None = None  # said where nothing is reported
    scale: RatingScale = THREE_COLOURS
    own: OwnFields = MappingProxyType({})  # the fields of the plan's own that are summed
    sums: Mapping[str, Sum] = MappingProxyType({})
    later: str = ""  # in words: which have a later report in place of what was said by the day, and what was said since


def summarise(
    plan: Plan, selected: tuple[Assessed, ...], as_at: date, by: By = "priority", own: OwnFields | None = None
) -> RatingSummary:
    """Count what was selected, as a whole and group by group.

    A deliverable with two leads counts for each of them, so the rows by partner add up to more than the whole.
    """
    replaced, tracked = replacements(plan, selected, as_at), is_tracked(plan, as_at)
    groups, own = group_by(by, selected, plan), own or {}
    said_since = said_since_words(selected, plan.known_before(as_at))

    def sums(members: Iterable[Assessed]) -> Mapping[str, Sum]:
        return {name: sum_of(members, name, field) for name, field in own.items()}

    return RatingSummary(
        as_at=as_at,
        by=by,
        counts=count(selected, as_at, replaced, tracked=tracked),
        groups=tuple(
            Group(each.id, each.title, count(each.members, as_at, replaced, tracked=tracked), sums(each.members))
            for each in groups
        ),
        own=own,
        sums=sums(selected),
        reported=any(each.reports for each in selected),
        tracked=tracked,
        note=next(iter(nothing_reported(selected)), None),
        scale=plan.workplan.scale,
        later=" ".join(filter(None, (replaced_words(selected), said_since))),
    )


def counts_payload(counts: Counts) -> dict[str, Any]:
    """Counts as the public fields of JSON; those of what is done are null where nobody has reported on the plan.

    `unverified`, of those done, is told of plans that ask for verification.
    """
    is_known = counts.done is not None
    return {
        **fields_named("deliverables due done on_time", counts),
        **({} if counts.unverified is None else {"unverified": counts.unverified if is_known else None}),
        "ratings": dict(counts.ratings),
        **fields_named("unreadable followed by_own_date", counts),
    }


def words_payload(scale: RatingScale) -> dict[str, Any]:
    """The plan's own words for each rating as public fields of JSON; nothing if it has none."""
    words = {rating: [each.word for each in scale.words_for(rating)] for rating in RATINGS}
    return {"rating_words": {rating: each for rating, each in words.items() if each}} if scale.own else {}


def sums_payload(group: Group) -> dict[str, Any]:
    """The sums of a group as public fields of JSON; nothing if none was asked for."""
    if not group.sums:
        return {}
    return {"sums": {name: {"total": each.total, "not_known": each.silent} for name, each in group.sums.items()}}


def headline(summary: RatingSummary) -> str:
    """The position in one or two sentences, each number a count."""
    counts = summary.counts
    sentences = [f"{counted(counts.deliverables, 'deliverable').capitalize()}."]
    if counts.due:
        day = long_day(summary.as_at)
        sentences.append(f"Of the {counts.due:,} due before {day}: {done_words(counts)}.")
    elif counts.deliverables:
        sentences.append(f"Nothing was due before {long_day(summary.as_at)}.")
    if counts.followed:
        sentences.append(f"{followed_words(counts)}.")
    if summary.later:
        sentences.append(summary.later)
    return " ".join(sentences)


def done_words(counts: Counts) -> str:
    """How many of those due are done, and how many of these on time; of a plan nobody has reported on, no number."""
    if counts.done is None or counts.on_time is None:
        return "none reported done"
    unverified = f" ({counts.unverified:,} not yet verified)" if counts.unverified else ""
    return f"{counts.done:,} done{unverified}, {counts.on_time:,} on time"


def followed_words(counts: Counts) -> str:
    """How many superseded ones are counted as what took their place, and how many of these by their own date."""
    own = ""
    if counts.by_own_date:
        of_these = "" if counts.followed == counts.by_own_date else f"{counts.by_own_date:,} of these "
        own = f", {of_these}by its own date because that has none"
    was, its = ("was", "its") if counts.followed == 1 else ("were", "their")
    return f"{counts.followed:,} {was} superseded, and what took {its} place is counted instead{own}"


def bar(summary: RatingSummary) -> Paragraph | None:
    """The ratings as a bar of their signs, with the words and the numbers beside it: a picture is never alone.

    A sign is one deliverable, up to 40 of them. Of more, the bar has 40 signs and says what one is worth: every rating
    that anything has gets one at least, and the rest are dealt by largest remainder.
    """
    ratings = summary.counts.ratings
    there = [each for each in dict.fromkeys((*_REPORTED, *RATINGS)) if ratings[each]]
    total = sum(ratings[each] for each in there)
    if not total:
        return None
    length = min(total, _BAR)
    exact = {each: ratings[each] * length / total for each in there}
    cells = {each: max(1, int(share)) for each, share in exact.items()}
    while sum(cells.values()) != length:
        step = 1 if sum(cells.values()) < length else -1
        movable = [each for each in there if step > 0 or cells[each] > 1]
        cells[max(movable, key=lambda each: step * (exact[each] - cells[each]))] += step
    headings = {each: rating_heading(each, summary.scale) for each in there}
    drawn = "".join(headings[each][0] * cells[each] for each in there)
    words = ", ".join(f"{ratings[each]:,} {headings[each][2:].lower()}" for each in there)
    worth = f" (a sign is about {total / length:.1f} deliverables)" if total > length else ""
    return Paragraph(f"{drawn}  {words}{worth}")


def table_notes(summary: RatingSummary) -> Iterator[Paragraph]:
    """What makes the rows and columns of `summary_table` add up: what Other holds, and what is in several rows."""
    yield from other_note(summary, _columns_of(summary))
    yield from overlap_notes(summary)


def overlap_notes(summary: RatingSummary) -> Iterator[Paragraph]:
    """That the rows add up to more than the whole, where a deliverable is in several; nothing if none is."""
    if sum(each.counts.deliverables for each in summary.groups) > summary.counts.deliverables:
        row = "lead" if summary.by == "partner" else summary.by
        yield Paragraph(f"What has several is counted under each {row}, so the rows add up to more than All.", "quiet")


def others_of(counts: Counts, columns: tuple[Rating, ...], scale: RatingScale = THREE_COLOURS) -> dict[str, int]:
    """How many are in none of a table's columns of ratings, in words: another rating, or none since unreadable."""
    others = {rating_heading(each, scale)[2:].lower(): counts.ratings[each] for each in RATINGS if each not in columns}
    others["with a timeframe that can't be read"] = counts.unreadable
    return {words: number for words, number in others.items() if number}


def other_note(summary: RatingSummary, columns: tuple[Rating, ...]) -> Iterator[Paragraph]:
    """What the column Other of a table holds, where there is one."""
    others = others_of(summary.counts, columns, summary.scale)
    if others:
        yield Paragraph(f"Other: {listed(tuple(f'{number:,} {words}' for words, number in others.items()))}.")


def _columns_of(summary: RatingSummary) -> tuple[Rating, ...]:
    return _REPORTED if summary.reported else _RATINGS if summary.tracked else _UNTRACKED


def summary_table(summary: RatingSummary) -> Table:
    """A row for each group, and a row for the whole. Of a plan that is not tracked, only what its dates say."""
    by_name, heading = summary.by in ("theme", "partner"), summary.by.capitalize()
    ratings = _columns_of(summary)
    done = Column("Done of those" if summary.tracked else "Reported done", "right", short="Done")
    columns: list[ColumnOf[Group]] = [
        (Column("Deliverables", "right", short="All"), lambda each: f"{each.counts.deliverables:,}"),
        (Column("Due so far", "right", short="Due"), lambda each: f"{each.counts.due:,}"),
        (done, lambda each: _done(each.counts)),
    ]
    if by_name:
        columns.insert(0, (Column(heading, wraps=True, least=14), lambda each: Text(each.title, "strong")))
    else:
        first = {"priority": "ID", "objective": "ID", "period": "Due in"}[summary.by]
        columns.insert(0, (Column(first), lambda each: Text(each.id, "strong")))
        columns.insert(1, (Column(heading, wraps=True, least=14), lambda each: each.title))
    if summary.reported:
        on_time = Column("On time of those", "right", short="On time")
        columns.append((on_time, lambda each: f"{each.counts.on_time or 0:,}"))
    columns += (_rating_column(each, summary.scale) for each in ratings)
    if others_of(summary.counts, ratings):
        others = Column("Other", "right")
        columns.append((others, lambda each: f"{sum(others_of(each.counts, ratings).values()):,}"))
    columns += (_sum_column(name, field) for name, field in summary.own.items())
    whole = Group("All", "All" if by_name else "", summary.counts, summary.sums)
    return table_of(summary.groups, *columns, total=whole if len(summary.groups) > 1 else None)


def _done(counts: Counts) -> Text:
    return Text("none" if counts.done is None else f"{counts.done:,}", "done" if counts.done else "plain")


def _rating_column(rating: Rating, scale: RatingScale) -> ColumnOf[Group]:
    def cell(each: Group) -> Text:
        number = each.counts.ratings[rating]
        return Text(f"{number:,}", tone_of(rating, scale, each.counts.words) if number else "quiet")

    heading = rating_heading(rating, scale)
    return Column(heading, "right", short=heading[0]), cell


def _sum_column(name: str, field: OwnField) -> ColumnOf[Group]:
    return Column(field.heading(name), "right"), lambda each: sum_words(each.sums[name], field)
