"""Page one of the board's report: read it and decide. At most about 450 words, whatever the plan holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from npa_cli.document.blocks import Block, Bullets, Column, Heading, Paragraph, Table, Text
from npa_cli.model.change import Change
from npa_cli.model.vocabulary import Rating
from npa_cli.progress.assess import Assessed
from npa_cli.progress.by_item import by_item
from npa_cli.progress.facts import ForecastLapse
from npa_cli.progress.registers.escalation import escalated_entries
from npa_cli.views.change_words import change_words
from npa_cli.views.papers.quarter import QuarterView
from npa_cli.views.rating_summary import Group, followed_words, other_note, others_of
from npa_cli.views.wording import counted, forecast_words, listed, long_day, rating_heading, short_day, tone_of

_DECISIONS: Final = 5  # asked on page one; the rest are counted, and stand in the body
_BULLETS: Final = 7
_WORRIES: Final = 3
_IN_COLUMNS: Final[tuple[Rating, ...]] = ("off_track", "at_risk", "on_track", "not_reported")
_UNTRACKED: Final[tuple[Rating, ...]] = ("not_reported", "not_yet_due")  # in columns where nobody has reported
_LAPSED: Final[tuple[tuple[ForecastLapse | None, str], ...]] = (
    ("too_old", "with a forecast too old to count"),
    ("past", "with a forecast now past"),
    (None, "with none"),
)
_SHORT: Final = 90  # characters of an item's own words on this page


def page_one(view: QuarterView) -> Iterator[Block]:
    """Decisions asked, the position in one sentence, a table by priority, what changed, and three worries."""
    yield Heading(2, "The board is asked to")
    yield from _decisions(view)
    yield from position(view)
    yield Heading(2, "What changed since last quarter")
    yield from _changes(view)
    yield Heading(2, "Three things to worry about")
    yield from _worries(view)


def position(view: QuarterView) -> Iterator[Block]:
    """The position under its heading: in one sentence, and in a table by priority."""
    yield Heading(2, "Position")
    yield Paragraph(position_sentence(view))
    if view.summary.note:
        yield view.summary.note
    yield _priority_table(view)
    yield from other_note(view.summary.counts, _in_columns(view))


def position_sentence(view: QuarterView) -> str:
    """The position in one sentence, each number a count: done of those due, on time of those due, never a share."""
    counts, day = view.summary.counts, long_day(view.as_at)
    if not counts.deliverables:
        return f"Before {day}, the plan holds no deliverables."
    if not counts.due:
        parts = [f"Before {day}, none of the {counted(counts.deliverables, 'deliverable')} was due"]
    else:
        verb = "has" if counts.done == 1 else "have"
        done = "none has been reported done"
        if counts.done is not None:
            done = f"{counts.done:,} {verb} been done ({counts.on_time:,} on time)"
        parts = [f"Of the {counted(counts.due, 'deliverable')} due before {day}, {done}"]
    if view.overdue:
        verb = "is" if len(view.overdue) == 1 else "are"
        parts.append(f"{len(view.overdue):,} {verb} overdue{_unrecovered_words(view)}")
    here = {each.commitment.id for each in view.assessed}
    missing = [here & dict(each.answers).keys() for each in view.returns.missing]
    missing = [items for items in missing if items]  # a paper about a part says nothing of returns about the rest
    if missing:
        items = len(set().union(*missing))
        returns = "1 return has" if len(missing) == 1 else f"{len(missing):,} returns have"
        parts.append(f"{returns} not come in, about {counted(items, 'deliverable')}")
    if counts.followed:
        parts.append(followed_words(counts))
    return "; ".join(parts) + "."


def _unrecovered_words(view: QuarterView) -> str:
    """How many of what is overdue have no recovery date that counts, and how many of these gave one that does not."""
    if not view.unrecovered:
        return ""
    lapses = Counter(each.forecast_lapse for each in view.unrecovered)
    why = [f"{lapses[lapse]:,} {words}" for lapse, words in _LAPSED if lapses[lapse]]
    beside = f" ({listed(tuple(why))})" if lapses["past"] or lapses["too_old"] else ""
    return f", {len(view.unrecovered):,} of them without a recovery date{' that counts' if beside else ''}{beside}"


def _priority_table(view: QuarterView) -> Table:
    """A row for each priority, and a row for the whole. Of a plan that is not tracked, only what its dates say."""
    said = ("Done", "On time", "Overdue") if view.summary.tracked else ("Reported done",)
    columns = (
        Column("Priority", wraps=True, least=16),
        Column("Due so far", "right"),
        *(Column(heading, "right") for heading in said),
        *(Column(rating_heading(rating), "right") for rating in _in_columns(view)),
        *((Column("Other", "right"),) if others_of(view.summary.counts, _in_columns(view)) else ()),
        Column("Since last quarter", wraps=True, least=12),
    )
    totals = _row(view, None) if len(view.summary.groups) > 1 else None
    rows = tuple(_row(view, each) for each in view.summary.groups)
    return Table(columns, rows, totals=totals, caption="Position by priority")


def _in_columns(view: QuarterView) -> tuple[Rating, ...]:
    return _IN_COLUMNS if view.summary.tracked else _UNTRACKED


def _row(view: QuarterView, group: Group | None) -> tuple[Text, ...]:
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
                Text(f"{counts.done:,}"),
                Text(f"{counts.on_time:,}"),
                Text(f"{overdue:,}", "bad" if overdue else "quiet"),
            )
            if view.summary.tracked
            else (Text("none"),)
        ),
        *(
            Text(f"{counts.ratings[rating]:,}", tone_of(rating) if counts.ratings[rating] else "quiet")
            for rating in _in_columns(view)
        ),
        *(
            (Text(f"{sum(others_of(counts, _in_columns(view)).values()):,}"),)
            if others_of(view.summary.counts, _in_columns(view))
            else ()
        ),
        Text(", ".join(said) or ("no change" if view.summary.tracked else "nothing reported")),
    )


def decisions_asked(view: QuarterView) -> tuple[Text, ...]:
    """What the board is asked: changes to decide, then what leads ask for, the worst of them first."""
    changes = open_changes(view)
    return (
        *(Text(f"Decide {each.id}: {change_words(each)}.") for each in changes),
        *(
            Text(f"{ask} ({each.commitment.id}, {partner})")
            for each in by_worst(view.assessed)
            for ask, partner in _asks(each, view)
        ),
        *_waiting(view),
    )


def _waiting(view: QuarterView) -> Iterator[Text]:
    """Risks and issues that were brought to the board and wait for its steer."""
    if not view.plan.risks and not view.plan.issues:
        return
    items = by_item(view.assessed)
    for each in escalated_entries(view.plan, view.as_at):
        about = not each.entry.affects or any(item in items for item in each.entry.affects)
        if each.level == "board" and each.waiting_days is not None and about:
            yield Text(f"Steer {each.entry.id}, {each.entry.title}: it has waited {counted(each.waiting_days, 'day')}.")


def open_changes(view: QuarterView) -> tuple[Change, ...]:
    """The changes that waited for the board on the day of the paper, about something the paper is about."""
    items, known = by_item(view.assessed), view.plan.known_before(view.as_at)
    return tuple(each for each in view.plan.changes if each.waits_before(known) and each.item in items)


def by_worst(assessed: Sequence[Assessed]) -> tuple[Assessed, ...]:
    """Off track before at risk before the rest, in each the latest first."""
    order = {"off_track": 0, "at_risk": 1}

    def key(each: Assessed) -> tuple[int, int]:
        rating = each.rated.rating if each.rated else ""
        late = each.scheduled.days_late if each.scheduled else None
        return order.get(rating, 2), -(late or 0)

    return tuple(sorted(assessed, key=key))


def _decisions(view: QuarterView) -> Iterator[Block]:
    asked = decisions_asked(view)
    if not asked:
        yield Paragraph("None: note this report.")
        return
    yield Bullets(asked[:_DECISIONS], numbered=True)
    if len(asked) > _DECISIONS:
        yield Paragraph(f"And {len(asked) - _DECISIONS:,} more, under Decisions asked.")


def _changes(view: QuarterView) -> Iterator[Block]:
    moved = view.movement
    if moved.is_none:
        yield none_known(view)
        return
    told = [
        *((each, "off track") for each in moved.off_track),
        *((each, "done") for each in moved.delivered),
        *((each, "recovered, now on track") for each in moved.recovered),
        *((each, _moved(each)) for each in moved.moved),
        *((each, "at risk") for each in moved.at_risk),
        *((each, _closed(each)) for each in moved.closed),
    ]
    yield Bullets(tuple(Text(f"{each.commitment.id} {_short(each)}: {words}") for each, words in told[:_BULLETS]))
    if len(told) > _BULLETS:
        yield Paragraph(f"And {len(told) - _BULLETS:,} more changes, set out below.")


def _worries(view: QuarterView) -> Iterator[Block]:
    worst = sorted(by_worst(view.exceptions), key=lambda each: not _asks(each, view))[:_WORRIES]
    if not worst:
        yield none_known(view)
        return
    yield Bullets(tuple(Text(_worry(each, view)) for each in worst), numbered=True)


def none_known(view: QuarterView) -> Paragraph:
    """What stands where a paper has nothing to say of progress: there is none, or nobody knows."""
    return Paragraph("None." if view.summary.tracked else "None known: no progress is held for this plan.")


def _worry(each: Assessed, view: QuarterView) -> str:
    forecast = each.live_forecast
    leads, shown = listed(each.led_by), each.rated.shown if each.rated else ""
    parts = [
        f"{each.commitment.id} {_short(each)} ({leads}): {shown}",
        f"expected {short_day(forecast)}" if forecast else forecast_words(each) or "no recovery date",
    ]
    parts += [f"{partner} asks: {ask}" for ask, partner in _asks(each, view)]
    return "; ".join(parts)


def _closed(each: Assessed) -> str:
    """`cancelled`, or `superseded (by P5.1.2)`."""
    shown = each.rated.words if each.rated else "closed"
    return shown[:1].lower() + shown[1:]


def _moved(each: Assessed) -> str:
    due = each.facts.baseline
    return f"date moved to {short_day(due)}" if due else "date changed"


def _asks(each: Assessed, view: QuarterView) -> tuple[tuple[str, str], ...]:
    """What is asked of the board and by whom, where it was said recently enough to count."""
    if each.position is None or not each.facts.is_live(view.plan.workplan.thresholds, view.as_at):
        return ()
    return tuple((report.update.ask, report.partner) for report in each.position.heard if report.update.ask)


def _short(each: Assessed) -> str:
    words = each.commitment.words.replace("\n", " ")
    return words if len(words) <= _SHORT else words[:_SHORT].rsplit(" ", 1)[0] + " …"
