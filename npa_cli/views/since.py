"""`npa since`: what changed since a board last met, in so few words that a board reads them.

Three sorts are kept apart: what happened, what was decided, and what was put right: said or signed then, and altered
since. What was heard late is told by itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final, Literal

from npa_cli.differences.compare import Difference
from npa_cli.document.blocks import Block, Bullets, Heading, Paragraph, Text
from npa_cli.model.partner_return import Return
from npa_cli.model.workplan import Workplan
from npa_cli.views.differences import DifferencesView
from npa_cli.views.tell_changes import Told
from npa_cli.views.view import InBlocks, fields_named
from npa_cli.views.wording import long_day

News = Literal["happened", "decided", "put_right", "heard_late"]
_HEADINGS: Final[Mapping[News, str]] = {
    "happened": "Happened",
    "decided": "Decided",
    "put_right": "Put right: told or signed otherwise before",
    "heard_late": "Heard late: it was so before",
}
_FIRST: Final[tuple[News, ...]] = ("put_right", "decided", "heard_late", "happened")
"""Whose words have room first."""

MOST_WORDS: Final = 150
_LINE: Final = 18  # words of one change
_SIGNED: Final = ("priority", "activity", "deliverable", "reading", "decision", "measure")
"""Things of which every alteration is of something that was told or signed before."""

_OF_ITS_TIME: Final = frozenset({"raised_on", "raised_by", "agreed_on", "inherent", "due", "escalations", "from", "to"})
"""Fields of a register's entry that say how it was then; the others say how it stands."""


@dataclass(frozen=True)
class SinceView(InBlocks):
    """What is different since a version, sorted. `day` is that of the meeting, or the day that was asked about."""

    kind: ClassVar[str] = "since"

    compared: DifferencesView
    day: date | None

    @property
    def workplan(self) -> Workplan:
        """The plan it is about."""
        return self.compared.workplan

    def sorted(self) -> dict[News, list[Told]]:
        """Every change, under its sort."""
        found: dict[News, list[Told]] = {each: [] for each in _HEADINGS}
        for each in self.compared.told:
            found[self._news(each)].append(each)
        return found

    def blocks(self) -> Iterator[Block]:
        """What is compared, then each sort."""
        yield Heading(1, "What changed", beside=f"as at {long_day(self.compared.as_at)}")
        yield from self.compared.period.blocks()
        yield from self.in_few_words()

    def in_few_words(self) -> Iterator[Block]:
        """What is compared and each sort with what has room, in at most 150 words; of the rest how many there are."""
        before = self.compared.before
        rule = f", {self.compared.rule}" if self.compared.rule else ""
        compared = Paragraph(f"{before.name}{rule}.", label="Since")
        yield compared
        if self.compared.unread:
            yield Paragraph(f"Not compared: {len(self.compared.unread)} parts that can't be read.", "warn")
        told = {news: [self._line(each) for each in every] for news, every in self.sorted().items()}
        room = MOST_WORDS - _words(
            [compared.text, "Since", *(_HEADINGS[each] for each in told), *(["And 000 more."] * 4)]
        )
        shown = _shown(told, room - (8 if self.compared.unread else 0))
        if not any(told.values()):
            yield Paragraph("Nothing.")
        for news, lines in told.items():
            if lines:
                yield Paragraph(f"{_HEADINGS[news]}.", "strong")
            if shown[news]:
                yield Bullets(tuple(map(Text, lines[: shown[news]])))
            if len(lines) > shown[news]:
                yield Paragraph(f"And {len(lines) - shown[news]:,} more.", "quiet")

    def payload(self) -> dict[str, Any]:
        """Every change under its sort, in whole words, and what is compared."""
        whole = self.compared.payload()
        return {
            **{name: whole[name] for name in ("as_at", "plan_period", "before", "after", "counts", "unread")},
            "day": self.day,
            **{
                news: [fields_named("item sort words", each) for each in every] for news, every in self.sorted().items()
            },
        }

    def _line(self, told: Told) -> str:
        """A change in few words."""
        words = f"{told.item}: {told.words}".split()
        return " ".join(words) if len(words) <= _LINE else f"{' '.join(words[:_LINE])} …"

    def _news(self, told: Told) -> News:
        """Which sort a change is of: that of the worst that is in it."""
        is_assured = any(each.field == "assurance" for each in told.differences)
        # A word of who verified it is said on its own day, which says nothing of what was told before.
        sorts = [self._sort(each) for each in told.differences if not (is_assured and each.field == "said_on")]
        if told.sort in ("date_moved", "lead_changed") and not sorts:
            return "put_right"  # its date is another, and no decision says so
        return next((each for each in _FIRST if each in sorts), "happened")

    def _sort(self, each: Difference) -> News:
        kind, came = each.key.kind, not each.field and each.before is None
        if kind == "change":
            return self._of_change(each)
        if came:
            news: News = "decided" if kind == "decision" else "happened"
            return "heard_late" if self._is_late(each) else news
        if not each.field or kind in _SIGNED:
            return "happened" if each.before is None and kind not in _SIGNED else "put_right"
        if kind in ("report", "return"):
            return self._of_report(each)
        if kind in ("risk", "issue", "dependency", "action"):
            return "put_right" if each.field in _OF_ITS_TIME and each.before is not None else "happened"
        is_added = (
            isinstance(each.before, tuple)
            and isinstance(each.after, tuple)
            and all(one in each.after for one in each.before)
        )
        return "happened" if each.before is None or is_added else "put_right"

    def _of_change(self, each: Difference) -> News:
        """A change to the signed plan: asked for, decided, or another than it was when it was decided."""
        if not each.field:
            if each.before is not None:
                return "put_right"
            if each.after["status"] == "proposed":
                return "happened"
            return "heard_late" if self._is_before(each.after.get("decided_on")) else "decided"
        was = next((one for one in self.compared.before.plan.changes if one.id == each.key.id), None)
        if was is None or was.status != "proposed":
            return "put_right"
        return "decided" if each.field in ("status", "decided_by", "decided_on") else "happened"

    def _of_report(self, each: Difference) -> News:
        """A field of a report or return that was there: put right, unless nothing had been said in it yet."""
        if each.key.kind == "return":
            return "happened" if each.before is None else "put_right"
        if each.field == "assurance" and (news := self._of_assurance(each)) is not None:
            return news
        item, _, label = each.key.id.partition(" ")
        given = self._return_then(label)
        update = given.updates.get(item) if given is not None else None
        was_said = given is not None and (item in given.no_change or (update is not None and update.status is not None))
        return "put_right" if was_said else "heard_late" if self._is_of_told_round(label) else "happened"

    def _of_assurance(self, each: Difference) -> News | None:
        """A verification, or its withdrawal, is an event of its day; None where neither came."""
        before, after = each.before or {}, each.after or {}
        if after.get("level") in (None, "self", before.get("level")):
            return None
        return "heard_late" if self._is_before(after.get("on")) else "happened"

    def _return_then(self, label: str) -> Return | None:
        plan = self.compared.before.plan
        period, _, partner = label.rpartition(" ")
        called = plan.round_called(period)
        return plan.return_of(partner, called) if called is not None else None

    def _is_late(self, each: Difference) -> bool:
        """Whether something that came since is from before the meeting, which did not hear it."""
        fields, kind = each.after, each.key.kind
        if kind in ("report", "return"):
            label = each.key.id.partition(" ")[2] if kind == "report" else each.key.id
            said = fields.get("said_on") or fields.get("approved_on")
            return self._is_before(said) or self._is_of_told_round(label)
        return self._is_before(fields.get({"decision": "date", "reading": "published_on"}.get(kind, "raised_on")))

    def _is_before(self, on: date | None) -> bool:
        """Whether a day lies before that of the meeting."""
        return on is not None and self.day is not None and on < self.day

    def _is_of_told_round(self, label: str) -> bool:
        """Whether a round had been reported on by somebody when the board met, and had ended."""
        plan = self.compared.before.plan
        called = plan.round_called(label.rpartition(" ")[0])
        if called is None or not self._is_before(called.end):
            return False
        told = (plan.round_called(each.period) for each in plan.returns)
        return any(each is not None and each >= called for each in told)


def _words(lines: Sequence[str]) -> int:
    return sum(len(each.split()) for each in lines)


def _shown(told: Mapping[News, Sequence[str]], room: int) -> dict[News, int]:
    """How many lines of each sort have room: one of each first, then the rest, what was put right before all else."""
    shown: dict[News, int] = dict.fromkeys(told, 0)
    for most in (1, len(max(told.values(), key=len, default=()))):
        for news in _FIRST:
            while shown[news] < min(most, len(told[news])) and _words([told[news][shown[news]]]) <= room:
                room -= _words([told[news][shown[news]]])
                shown[news] += 1
    return shown
