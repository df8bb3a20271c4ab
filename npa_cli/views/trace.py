"""`npa trace`: the golden thread through one item, up to what it serves and down to what serves it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Block, Bullets, Heading, Paragraph, Text
from npa_cli.model.workplan import Beyond
from npa_cli.progress.address import Address, Item
from npa_cli.progress.assess import Assessed
from npa_cli.progress.reported import is_tracked
from npa_cli.progress.thread import Thread, Tie
from npa_cli.views.own_words import in_prose, objectives_of
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.plan_columns import beyond_fields
from npa_cli.views.report_words import nothing_reported
from npa_cli.views.view import InBlocks, fields_named
from npa_cli.views.wording import tone_of_rated

_BASES: Final = {
    "stated": "the documents say so",
    "same_words": "our reading, by the same words",
    "same_subject": "our reading, by the same subject",
    None: "the plan says so",
}
_NOT_KNOWN: Final = "not known: the text held does not say."
_LONGEST: Final = 160  # characters of an item's own words


@dataclass(frozen=True, slots=True)
class TraceView(InBlocks):
    """One item and the thread through it. `assessed` has how each deliverable of any plan stands, by address."""

    kind: ClassVar[str] = "trace"

    thread: Thread
    item: Item
    assessed: Mapping[Address, Assessed]
    as_at: date

    @property
    def shown(self) -> tuple[Assessed, ...]:
        """The deliverables that it is about, or that it holds."""
        about = (self.item, *_under(self.thread, self.item.address))
        return tuple(self.assessed[each.address] for each in about if each.address in self.assessed)

    @property
    def period(self) -> PeriodNote:
        """Where the day is in the period of the plan whose item this is."""
        return period_note(self.thread.plans[self.home], self.as_at, self.shown)

    @property
    def home(self) -> str:
        """The plan whose item this is."""
        return self.item.address.plan

    def blocks(self) -> Iterator[Block]:
        """Up: what it hangs from, serves and continues. Down: what it holds, what serves it, what continues it."""
        address, thread, plan = self.item.address, self.thread, self.thread.plans[self.home].workplan
        yield Heading(1, f"{address.item}  {short_words(self.item.words)}", beside=plan.title)
        yield from self.period.blocks()
        yield from nothing_reported(self.shown)
        many, of_own = objectives_of(plan), f"{in_prose(plan, 'priority')} of its own plan serve it is {_NOT_KNOWN}"
        lost = f"Which {many[0].lower()}{many[1:]} it serves is {_NOT_KNOWN}" if _objectives_unknown(self) else ""
        unserved = f"Which {of_own}" if _served_by_unknown(self) else ""
        yield from _section("Part of", (_named(self, each) for each in thread.above(address)))
        yield from _section("Serves", _tied(self, thread.out_of(address, "serves"), up=True), lost)
        yield from _section("Its plan as a whole serves", map(_beyond, plan.serves))
        yield from _section("Its plan replaces", map(_beyond, plan.replaces))
        yield from _section("Continues from earlier plans", _tied(self, thread.out_of(address, "continues"), up=True))
        if held := tuple(_holds(self, address)):
            tree = Bullets(tuple(text for text, _ in held), depths=tuple(depth for _, depth in held))
            yield from (Heading(2, "Holds"), tree)
        yield from _section("Served by", _tied(self, thread.into(address, "serves"), up=False), unserved)
        yield from _section("Continued by later plans", _tied(self, thread.into(address, "continues"), up=False))

    def payload(self) -> dict[str, Any]:
        address, thread = self.item.address, self.thread
        return {
            "plan": address.plan,
            **self.period.payload(),
            "tracked": is_tracked(self.thread.plans[self.home], self.as_at),
            "id": address.item,
            "level": self.item.level,
            "text": self.item.words,
            "part_of": [_fields(self, each) for each in thread.above(address)],
            "serves": [_tie(self, each) for each in thread.out_of(address, "serves")],
            "continues": [_tie(self, each) for each in thread.out_of(address, "continues")],
            "holds": [_fields(self, each) for each in _under(thread, address)],
            "served_by": [_tie(self, each) for each in thread.into(address, "serves")],
            "continued_by": [_tie(self, each) for each in thread.into(address, "continues")],
            "objectives_unknown": _objectives_unknown(self),
            "served_by_unknown": _served_by_unknown(self),
            "plan_serves": [beyond_fields(each) for each in thread.plans[self.home].workplan.serves],
            "plan_replaces": [beyond_fields(each) for each in thread.plans[self.home].workplan.replaces],
        }


def _section(heading: str, lines: Iterator[Text], not_known: str = "") -> list[Block]:
    """A heading and its lines, and what of them is not known. Of what nothing is held, nothing is said."""
    found = tuple(lines)
    said = (*((Bullets(found),) if found else ()), *((Paragraph(not_known, "quiet"),) if not_known else ()))
    return [Heading(2, heading), *said] if said else []


def _beyond(each: Beyond) -> Text:
    number = f"{each.number}: " if each.number else ""
    whose = "our reading" if each.inferred else "the documents say so"
    place = f", {each.source.document}, line {each.source.line}" if each.source else ""
    return Text(f"{number}{each.text}\n({whose}{place}{f': {each.note}' if each.note else ''})")


def _named(view: TraceView, item: Item) -> Text:
    each = view.assessed.get(item.address)
    rating = f"  {each.rated.shown}" if each and each.rated else ""
    name = item.address.shown(view.home)
    return Text(
        (name if item.level == "theme" else f"{name}  {short_words(item.words)}") + rating,
        tone_of_rated(each.rated) if each and each.rated else "plain",
    )


def _holds(view: TraceView, address: Address, depth: int = 0) -> Iterator[tuple[Text, int]]:
    for item in view.thread.below(address):
        yield _named(view, item), depth
        yield from _holds(view, item.address, depth + 1)


def _tied(view: TraceView, ties: Sequence[Tie], *, up: bool) -> Iterator[Text]:
    for tie in ties:
        near, far = (tie.start, tie.end) if up else (tie.end, tie.start)
        item = view.thread.items[far]
        through = "" if near == view.item.address else f", through {near.shown(view.home)}"
        note = f": {tie.note}" if tie.note else ""
        plan = "" if far.plan == view.home else f"\n{view.thread.plans[far.plan].workplan.title}"
        yield Text(
            f"{far.shown(view.home)}  {short_words(item.words)}{plan}\n({basis_words(tie)}{note}{through})",
            _named(view, item).tone,
        )


def basis_words(tie: Tie) -> str:
    """What a tie stands on, and whose word that is."""
    return "our reading of what the documents say" if tie.inferred and tie.basis == "stated" else _BASES[tie.basis]


def _under(thread: Thread, address: Address) -> Iterator[Item]:
    for item in thread.below(address):
        yield item
        yield from _under(thread, item.address)


def _objectives_unknown(view: TraceView) -> bool:
    plan = view.thread.plans[view.home]
    top = view.item.address.item.split(".")[0].split(" ")[0]
    return any(each.id == top and each.objectives == "unknown" for each in plan.priorities)


def _served_by_unknown(view: TraceView) -> bool:
    return view.item.address in view.thread.lost_objectives()


def _fields(view: TraceView, item: Item) -> dict[str, Any]:
    each = view.assessed.get(item.address)
    return {
        "plan": item.address.plan,
        "id": item.address.item,
        "level": item.level,
        "text": item.words,
        "rating": each.rated.rating if each and each.rated else None,
    }


def _tie(view: TraceView, tie: Tie) -> dict[str, Any]:
    return {
        "from": {"plan": tie.start.plan, "id": tie.start.item, "text": view.thread.items[tie.start].words},
        "to": {"plan": tie.end.plan, "id": tie.end.item, "text": view.thread.items[tie.end].words},
        "basis": tie.basis or "stated",
        **fields_named("note inferred", tie),
    }


def short_words(words: str) -> str:
    """An item's words on one line, cut where they are long."""
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST].rsplit(" ", 1)[0] + " …"
