"""`npa boards`: who governs the plan, when each body meets, what is taken to it, and where a dispute goes."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Block, Bullets, Column, Heading, Paragraph, Text
from npa_cli.model.plan import Plan
from npa_cli.model.workplan import Board
from npa_cli.progress.assess import Assessed
from npa_cli.progress.meetings import Meeting, meetings_of, next_meeting
from npa_cli.views.field import item_of
from npa_cli.views.own_words import InOwnWords
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.plan_columns import BOARD, placed_activities
from npa_cli.views.table_of import fact_list, table_of
from npa_cli.views.view import Rows, fields_named
from npa_cli.views.wording import listed, long_day, place_words, short_day

_FIELDS: Final = (
    "code", "name", "board_kind", "level", "meets", "next_meeting_from", "next_meeting_to", "chair", "reports_to",
    "escalates_to", "deliverables",
)  # fmt: skip
_KINDS: Final = {
    "board": "board",
    "sub_board": "sub-board",
    "group": "working group",
    "scrutiny": "scrutiny body",
    "office": "office",
}


@dataclass(frozen=True, slots=True)
class Seat:
    """A body with its meetings over the plan's period, the deliverables whose timeframe names it, and where else it is
    named: the id of each activity or deliverable, and whether in its lead cell, note or text.
    """

    board: Board
    meetings: tuple[Meeting, ...]
    next: Meeting | None
    tied: tuple[Assessed, ...]
    named_in: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BoardsView(InOwnWords):
    """The bodies asked for, in the plan's order; `whole` where that is all of them."""

    kind: ClassVar[str] = "boards"

    seats: tuple[Seat, ...]
    whole: bool

    @property
    def period(self) -> PeriodNote:
        """Where the day is in the plan's period."""
        return period_note(self.plan, self.as_at)

    def blocks(self) -> Iterator[Block]:
        """All bodies as tables and the ladder of a dispute; those asked for by name, in full."""
        return _all_in_tables(self) if self.whole else (block for seat in self.seats for block in _in_full(seat, self))

    def payload(self) -> dict[str, Any]:
        ladder = self.plan.workplan.dispute_resolution
        return {
            "as_at": self.as_at,
            **self.period.payload(),
            "items": self.rows().items,
            "dispute_resolution": [fields_named("number raised_with text", each) for each in ladder],
        }

    def rows(self) -> Rows:
        return Rows(_FIELDS, [{**item_of(BOARD, seat.board), **seat_fields(seat)} for seat in self.seats])


def build_boards(plan: Plan, assessed: Sequence[Assessed], as_at: date, codes: Sequence[str] = ()) -> BoardsView:
    """The bodies of these codes, or all of them. `assessed` is the whole plan on the day."""
    boards = tuple(each for each in plan.workplan.boards if not codes or each.code in codes)
    return BoardsView(plan, as_at, tuple(seat_of(each, plan, assessed, as_at) for each in boards), not codes)


def seat_of(board: Board, plan: Plan, assessed: Sequence[Assessed], as_at: date) -> Seat:
    meetings = meetings_of(board, plan)
    tied = tuple(
        each
        for each in assessed
        if (reading := each.commitment.reading) and reading.body and plan.board(reading.body) is board
    )
    return Seat(board, meetings, next_meeting(meetings, as_at), tied, tuple(_named_in(board, plan)))


def _named_in(board: Board, plan: Plan) -> Iterator[tuple[str, str]]:
    """Where the words of the plan's activities and deliverables name a body, by its code or its full name."""
    names = "|".join(re.escape(each) for each in dict.fromkeys((board.code, board.name, *board.also_known_as)))
    pattern = re.compile(rf"(?<!\w)(?:{names})(?!\w)")
    for placed in placed_activities(plan):
        activity = placed.activity
        places = [
            (activity.id, "lead cell", activity.lead_note),
            (activity.id, "lead cell", activity.leads_as_printed),
            (activity.id, "note", activity.note),
            (activity.id, "text", activity.text),
        ]
        for each in activity.deliverables:
            places += ((each.id, "note", each.note), (each.id, "text", each.text))
        yield from dict.fromkeys((item, where) for item, where, words in places if words and pattern.search(words))


def _all_in_tables(view: BoardsView) -> Iterator[Block]:
    governing = tuple(seat for seat in view.seats if seat.board.kind != "scrutiny")
    scrutiny = tuple(seat for seat in view.seats if seat.board.kind == "scrutiny")
    steps = view.plan.workplan.dispute_resolution
    yield Heading(1, "Boards", beside=f"as at {long_day(view.as_at)}")
    yield from view.period.blocks()
    if governing:
        yield table_of(
            governing,
            (Column("Body"), lambda seat: Text(seat.board.code, "strong")),
            (Column("Name", wraps=True, least=18), lambda seat: seat.board.name),
            (Column("Meets", wraps=True, least=9), lambda seat: seat.board.meets or "not stated"),
            (Column("Next meeting", wraps=True, least=11), _next),
            (Column("Reports to", wraps=True, least=10), lambda seat: listed(seat.board.reports_to) or "not stated"),
            (
                Column("Deliverables", wraps=True, least=12),
                lambda seat: ", ".join(each.commitment.id for each in seat.tied) or "none",
            ),
        )
    else:
        yield Paragraph("None: workplan.yaml names no board.")
    named = [seat for seat in view.seats if seat.named_in]
    if named:
        yield Heading(2, "Where the plan's words name them")
        yield Bullets(tuple(Text(f"{seat.board.code}: {_places(seat)}") for seat in named))
    if scrutiny:
        yield Heading(2, "Who scrutinises the plan")
        yield table_of(
            scrutiny,
            (Column("Body"), lambda seat: Text(seat.board.code, "strong")),
            (Column("Name", wraps=True, least=18), lambda seat: seat.board.name),
            (Column("What it does", wraps=True, least=30), lambda seat: "\n".join(seat.board.purpose) or "not held"),
        )
    if steps:
        yield Heading(2, "How a dispute is taken up")
        yield Bullets(tuple(Text(f"{listed(each.raised_with)}: {each.text}") for each in steps), numbered=True)


def seat_fields(seat: Seat) -> dict[str, Any]:
    """What hangs from a body, as public fields: its meetings, and what is taken to it."""
    return {
        "meetings": [{"from": each.start, "to": each.end} for each in seat.meetings],
        "next_meeting_from": seat.next.start if seat.next else None,
        "next_meeting_to": seat.next.end if seat.next else None,
        "deliverables": [each.commitment.id for each in seat.tied],
        "named_in": [{"item": item, "where": where} for item, where in seat.named_in],
    }


def _places(seat: Seat) -> str:
    """The items that name a body, each with where it does so; the text is not said, as that is the usual place."""
    return ", ".join(item if where == "text" else f"{item} ({where})" for item, where in seat.named_in)


def _next(seat: Seat) -> str:
    if seat.next is None:
        return "none left" if seat.meetings else "no dates"
    return _when(seat.next, short_day)


def _when(meeting: Meeting, say: Callable[[date], str]) -> str:
    """A meeting's day, or the span it falls in. A day nobody has set is not made up."""
    return say(meeting.day) if meeting.day else f"some day from {say(meeting.start)} to {say(meeting.end)}"


def _in_full(seat: Seat, view: BoardsView) -> Iterator[Block]:
    board = seat.board
    yield Heading(1, f"{board.code}  {board.name}", beside=f"as at {long_day(view.as_at)}")
    yield from view.period.blocks()
    yield fact_list(
        ("Kind", _KINDS[board.kind]),
        ("Level", board.level),
        ("Purpose", "\n".join(board.purpose)),
        ("Chair", board.chair),
        ("Members", "\n".join(board.members)),
        ("Meets", board.meets),
        ("Next meeting", _next(seat)),
        ("Reports to", listed(board.reports_to)),
        ("Escalates to", listed(board.escalates_to)),
        ("Also known as", "; ".join(board.also_known_as)),
        ("Since", long_day(board.since) if board.since else None),
        ("Our reading", listed(board.inferred)),
        ("Note", board.note),
        ("Source", place_words(board.source)),
    )
    yield from seat_blocks(seat)


def seat_blocks(seat: Seat) -> Iterator[Block]:
    """A body's meetings, and what is taken to it."""
    if seat.meetings:
        yield Heading(2, "Meetings")
        yield Bullets(tuple(Text(_when(each, long_day)) for each in seat.meetings))
    if seat.named_in:
        yield Heading(2, "Named in")
        yield Bullets(tuple(Text(f"{item}, in its {where}") for item, where in seat.named_in))
    if seat.tied:
        yield Heading(2, "Taken to it")
        yield table_of(
            seat.tied,
            (Column("ID"), lambda each: Text(each.commitment.id, "strong")),
            (Column("Deliverable", wraps=True, least=24), lambda each: each.commitment.words),
            (Column("When, as signed", wraps=True, least=14), lambda each: each.commitment.timeframe),
        )
