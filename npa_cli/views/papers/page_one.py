"""Page one of the board's report: read it and decide. One sheet of A4, at most 350 words beside the picture's cells."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from npa_cli.document.blocks import Block, Bullets, FactList, Grid, Heading, Paragraph, Text
from npa_cli.progress.assess import Assessed
from npa_cli.progress.meetings import Meeting, meetings_of, next_meeting
from npa_cli.progress.rating import Rated
from npa_cli.progress.replacement import replacements, with_replacements
from npa_cli.views.papers.asks import asks, by_worst, live_asks
from npa_cli.views.papers.position import position_sentence
from npa_cli.views.papers.round_view import RoundView, is_coming
from npa_cli.views.papers.sentences import expected_words, short
from npa_cli.views.pictures.standing import standing_grid
from npa_cli.views.report_words import assured_words, lapsed_words
from npa_cli.views.wording import listed, long_day, schedule_words, when_due

ASKED: Final = "The board is asked to"
DECISIONS: Final = "Decisions asked"
WORRIES: Final = "What to worry about most"
ANNEX: Final = "Annex A"
EVERYTHING: Final = f"{ANNEX}: every deliverable"
_WORDS: Final = 350  # of the whole page
_ASKS: Final = 5  # on page one; the rest are counted, and stand under DECISIONS
_CHANGE_WORDS: Final = 52  # at most
_MORE: Final = 7  # words that say how many more there are
_WORRIES: Final = 3  # fewer where the page has no room for as many
_WORRY_WORDS: Final = 56
_FEWEST_WORRY_WORDS: Final = 30
_COMING: Final = 6
_LETTERS: Final = 32  # of an item's own words on this page


def page_one(view: RoundView, *, number: str | None, presenter: str | None, words_above: int) -> Iterator[Block]:
    """The meeting, what is asked, where the plan stands, what changed, three worries, and what is due next.

    `number` is the paper's own at the meeting, and `presenter` the role that presents it, where they are known. What is
    asked comes first, five asks at most; what changed, what falls due and the worries give way to them, in this order.
    """
    asked, (meeting, following) = asks(view), _meetings(view)
    paper = ", ".join(
        (
            number or "number not given",
            f"presented by {presenter}" if presenter else "presenter not named",
            "to decide" if asked else "to note",
        )
    )
    head = FactList((("Meeting", Text(meeting)), ("Paper", Text(paper))))
    stands = (
        Heading(2, "Position"),
        Paragraph(position_sentence(view)),
        *((view.summary.note,) if view.summary.note else ()),
        *((standing_grid(view.plan, view.assessed, view.as_at),) if view.assessed else ()),
        Heading(2, f"What changed since last {view.round.noun}"),
    )
    above = (head, Heading(2, ASKED), *stands, *_changes(view, 0))
    for titles, words in ((True, _WORRY_WORDS), (False, _WORRY_WORDS), (False, _FEWEST_WORRY_WORDS), (False, 0)):
        worries = (Heading(2, WORRIES), *_worries(view, words))
        ends = (*worries, *_coming(view, following, titles=titles))
        room = _WORDS - words_above - words_in((*above, *ends)) - _MORE
        first = _within(asked[:_ASKS], room)
        if len(first) == len(asked[:_ASKS]):
            break
    yield head
    yield Heading(2, ASKED)
    yield from _asked(asked, len(first))
    yield from stands
    spare = room - sum(map(_count, first)) + words_in(tuple(_changes(view, 0)))
    yield from _changes(view, spare)
    yield from ends


def words_in(blocks: Iterable[Block]) -> int:
    """How many words some blocks have, a picture's cells left out."""
    return sum(_count(words) for each in blocks for words in _said_in(each))


def _count(words: str) -> int:
    """How many words there are; a sign or an arrow alone is none."""
    return sum(any(map(str.isalnum, word)) for word in words.split())


def _said_in(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield block.text
        case Bullets():
            yield from (item.text for item in block.items)
        case FactList():
            yield from (f"{label} {value.text}" for label, value in block.rows)
        case Grid():
            yield from (block.title, block.reading)
        case _:
            return


def _asked(asked: Sequence[str], shown: int) -> Iterator[Block]:
    if not asked:
        yield Paragraph("Note this report: nothing in it waits for a decision.")
        return
    yield Bullets(tuple(map(Text, asked[:shown])), numbered=True)
    if len(asked) > shown:
        yield Paragraph(f"And {len(asked) - shown:,} more, below.", goes_to=DECISIONS)


def _within(sentences: Sequence[str], words: int) -> list[str]:
    """The first of some sentences, as many as have so many words in all; one at least."""
    told: list[str] = []
    for each in sentences:
        words -= _count(each)
        if told and words < 0:
            break
        told.append(each)
    return told


def told_changes(view: RoundView) -> dict[str, str]:
    """What changed since last round, from what to what, by the deliverable's id: off track first, then recovered."""
    moved = view.movement
    found = (
        *moved.off_track, *moved.withdrawn, *moved.recovered, *moved.moved, *moved.delivered, *moved.verified,
        *moved.at_risk, *moved.closed,
    )  # fmt: skip
    return {each.commitment.id: ", ".join(_from_to(each, view)) for each in found}


def _from_to(each: Assessed, view: RoundView) -> Iterator[str]:
    """`● On track → ▼ Off track`; where its date was moved the two dates, and which warning counts no longer."""
    was = view.movement.before[each.commitment.id]
    if each in view.movement.moved:
        before, after = (when_due(one.commitment.reading, one.facts.baseline) for one in (was, each))
        yield f"due {before} → {after}"
    old, new = (_stands(one.rated) if one.rated else "? Not reported" for one in (was, each))
    by = f" by {each.facts.superseded_by}" if each.facts.superseded_by else ""
    is_withdrawn = each in view.movement.withdrawn
    if old != new and not is_withdrawn:
        yield f"{old} → {new}{by}"
    if is_withdrawn or each in view.movement.verified:
        given = each.position.update.assurance if each.position else None
        is_told = given is not None and (not is_withdrawn or given.level == "withdrawn")
        yield assured_words(given.level, given.by, given.on) if given and is_told else "no longer verified"
    counted = was.position.said if was.position else ()
    yield from (lapsed_words(warning) for warning in each.lapsed if warning in counted)


def _changes(view: RoundView, room: int) -> Iterator[Block]:
    words = {each.commitment.id: short(each, _LETTERS) for each in view.assessed}
    told = [f"{item} {words[item]}: {change}" for item, change in told_changes(view).items()]
    if not told:
        yield none_known(view)
        return
    shown = len(_within(told, min(room - _MORE, _CHANGE_WORDS)))
    yield Bullets(tuple(map(Text, told[:shown])))
    if len(told) > shown:
        yield _more(len(told) - shown)


def _more(number: int) -> Paragraph:
    return Paragraph(f"And {number:,} more, in {ANNEX}.", goes_to=EVERYTHING)


def _worries(view: RoundView, words: int) -> Iterator[Block]:
    worst = sorted(by_worst(view.exceptions), key=lambda each: -_days_expected_late(each))[:_WORRIES]
    if not worst:
        yield none_known(view)
        return
    yield Bullets(tuple(map(Text, _within([_worry(each, view) for each in worst], words))), numbered=True)


def _days_expected_late(each: Assessed) -> int:
    """How many days after its date it is expected; of what is overdue and nobody says when, how late it is so far."""
    forecast, due = each.live_forecast, each.facts.baseline
    if forecast is not None and due is not None:
        return (forecast - due).days
    return (each.scheduled.days_late or 0) if each.scheduled else 0


def none_known(view: RoundView) -> Paragraph:
    """What stands where a paper has nothing to say of progress: there is none, or nobody knows."""
    return Paragraph("None." if view.summary.tracked else "None known: no progress is held for this plan.")


def _worry(each: Assessed, view: RoundView) -> str:
    leads = f" ({listed(each.led_by)})" if each.led_by else ""
    asks_too = ", and its lead asks the board" if live_asks(each, view) else ""
    words = f"{schedule_words(each)}, {expected_words(each)}{asks_too}"
    return f"{each.commitment.id} {short(each, _LETTERS)}{leads}: {words}."


def _meetings(view: RoundView) -> tuple[str, Meeting | None]:
    """The board that decides and its first meeting from the day of the paper on, in words; and its meeting after that.

    The words are such as `Riverside Partnership Board, 16 July 2019`; where no day is known, they say so.
    """
    board = next((each for each in view.plan.workplan.boards if each.kind == "board"), None)
    if board is None:
        return "no board named in the plan", None
    meetings = meetings_of(board, view.plan)
    first = next_meeting(meetings, view.as_at)
    if first is None:
        return f"{board.name}, day not set", None
    window = f"day not set ({long_day(first.start)} to {long_day(first.end)})"
    day = long_day(first.day) if first.day is not None else window
    return f"{board.name}, {day}", next_meeting(meetings, first.end + timedelta(1))


def _coming(view: RoundView, following: Meeting | None, *, titles: bool) -> Iterator[Block]:
    """What falls due before the meeting after the paper's own; else in the days that papers look ahead."""
    day = following.start if following else view.as_at + timedelta(view.plan.thresholds.due_soon_days)
    is_known = following is not None and following.day is not None
    when = "" if is_known else "which is on or after "
    before = f"before the next meeting, {when}" if following else "by "
    yield Heading(2, f"Falls due {before}{long_day(day)}")
    found = due_before(view, day)
    if not found:
        yield Paragraph("Nothing.")
        return
    days: dict[date, list[str]] = {}
    for on, each in found[:_COMING]:
        words = f" {short(each, _LETTERS)}" if titles else ""
        days.setdefault(on, []).append(f"{each.commitment.id}{words}")
    named = "; ".join(f"{long_day(on)}: {listed(tuple(words))}" for on, words in days.items())
    yield Paragraph(named if named.endswith("…") else f"{named}.")
    if len(found) > _COMING:
        yield _more(len(found) - _COMING)


def due_before(view: RoundView, day: date) -> tuple[tuple[date, Assessed], ...]:
    """What is open and falls due from the day of the paper to before another, with its day, the first due first.

    Of what recurs, each time that falls due then and is not reported done, though an earlier one is open too.
    """
    replaced = replacements(view.plan, view.assessed, view.as_at)
    found: list[tuple[date, Assessed]] = []
    for each in with_replacements(view.assessed, replaced):
        if is_coming(each, view.as_at, day - timedelta(1)) and each.facts.baseline is not None:
            found.append((each.facts.baseline, each))
        elif each.occurrences is not None and each.is_open:
            turns = (turn.due for turn in each.occurrences.every if turn.due not in each.occurrences.met)
            found += [(due, each) for due in turns if view.as_at <= due < day]
    return tuple(sorted(found, key=lambda one: one[0]))


def _stands(rated: Rated) -> str:
    """A rating without what the dates add to it, but with that it is not verified yet."""
    return rated._replace(reason=rated.doubt).shown
