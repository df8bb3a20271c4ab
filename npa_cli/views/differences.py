"""`npa diff`: what is different between two versions of a plan, in words, by priority and item."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Final, NamedTuple

from npa_cli.differences.compare import in_order
from npa_cli.differences.things import Key
from npa_cli.document.blocks import Block, Bullets, Column, Heading, Paragraph, Text
from npa_cli.model.vocabulary import RATINGS, Rating
from npa_cli.model.workplan import Workplan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.select import is_within
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.table_of import table_of
from npa_cli.views.tell_changes import MARKS_WORDS, Side, Sort, Told
from npa_cli.views.view import InBlocks, fields_named
from npa_cli.views.wording import counted, listed, long_day, rating_heading

_COUNTED: Final[Mapping[Sort, tuple[str, str]]] = {
    "lead_changed": ("1 lead changed", "{} leads changed"),
    "new": ("1 new", "{} new"),
    "taken_away": ("1 taken away", "{} taken away"),
    "report": ("1 report", "{} reports"),
    "report_altered": ("1 report altered", "{} reports altered"),
    "report_taken_back": ("1 report taken away", "{} reports taken away"),
    "return": ("1 return", "{} returns"),
    "risk_up": ("1 risk up", "{} risks up"),
    "risk_down": ("1 risk down", "{} risks down"),
    "change": ("1 record of a change", "{} records of changes"),
    "other": ("1 other change", "{} other changes"),
}
_ENDED: Final[tuple[Rating, ...]] = ("complete", "superseded", "cancelled")
_BESIDE: Final = "Beside the priorities"
_TITLE: Final = 70  # characters of an item's own words before they are cut


class Turn(NamedTuple):
    """How many deliverables are rated so in each version, and how many came to it and left it in between."""

    rating: Rating
    then: int
    came: int
    left: int
    after: int


@dataclass(frozen=True)
class DifferencesView(InBlocks):
    """Two versions of a plan, both as at the start of one day, and what is different.

    `laid_out` are files that have another layout, order or name and say the same. `unread` are the parts that can't be
    read in one of the versions, in words: nothing is said of them. With `within`, only what is about these items is
    told.
    """

    kind: ClassVar[str] = "diff"

    before: Side
    after: Side
    as_at: date
    every: tuple[Told, ...]
    laid_out: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    rule: str = ""  # what chose the earlier version, where that was not named

    @property
    def workplan(self) -> Workplan:
        """The plan it is about, as it is in the later version."""
        return self.after.plan.workplan

    @cached_property
    def period(self) -> PeriodNote:
        """What is said first of a plan that has ended or not begun."""
        return period_note(self.after.plan, self.as_at, self.after.assessed)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What is told, each change once, in the order of the items."""
        mine = [each for each in self.every if self._is_within(each.item)]
        return tuple(sorted(mine, key=lambda each: in_order(Key("", each.item))))

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """For each rating there is, how many were and are rated so: then + came − left = now.

        None if a part of one version can't be read, since what is rated may be in it.
        """
        if self.unread:
            return ()
        was, now = self._ratings(self.before.assessed), self._ratings(self.after.assessed)
        then, since = Counter(was.values()), Counter(now.values())
        came = Counter(rating for item, rating in now.items() if was.get(item) != rating)
        left = Counter(rating for item, rating in was.items() if now.get(item) != rating)
        return tuple(
            Turn(each, then[each], came[each], left[each], since[each]) for each in RATINGS if then[each] or since[each]
        )

    @property
    def counts(self) -> str:
        """The line of counts: `3 dates moved (2 later, by 92 and 184 days), 1 lead changed, 9 reports`."""
        words = [*_dates([each for each in self.told if each.sort == "date_moved"])]
        number = Counter(each.sort for each in self.told)
        words += [
            (one if number[sort] == 1 else many.format(number[sort]))
            for sort, (one, many) in _COUNTED.items()
            if number[sort]
        ]
        words += [f"{each.came} {each.rating}" for each in self.turns if each.rating in _ENDED and each.came]
        said = ", ".join(words) or "nothing changed"
        files = counted(len(self.laid_out), "file")
        return f"{said}; {files} only laid out anew" if self.laid_out and not self.within else said

    def payload(self) -> dict[str, Any]:
        """The differences in words, and each field as it was and is."""
        return {
            "as_at": self.as_at,
            **self.period.payload(),
            "before": {"name": self.before.name, "commit": self.before.commit, "rule": self.rule or None},
            "after": {"name": self.after.name, "commit": self.after.commit},
            "counts": self.counts,
            "laid_out_anew": list(self.laid_out),
            "unread": list(self.unread),
            "ratings": [
                {"rating": each.rating, "then": each.then, "in": each.came, "out": each.left, "now": each.after}
                for each in self.turns
            ],
            "changes": [
                {
                    "item": each.item,
                    "title": self._titles.get(each.item),
                    **fields_named("sort words", each),
                    "days_later": each.days,
                    "differences": [
                        {**one.key._asdict(), "field": one.field or None, "was": one.before, "now": one.after}
                        for one in each.differences
                    ],
                }
                for each in self.told
            ],
        }

    def blocks(self) -> Iterator[Block]:
        """The counts, then each item with what changed in it, by priority; at the end the ratings."""
        yield Heading(1, "What is different", beside=f"as at {long_day(self.as_at)}")
        yield from self.period.blocks()
        yield Paragraph(self.counts[:1].upper() + self.counts[1:] + ".", "strong")
        yield Paragraph(f"{self.before.name}, and {self.after.name}{self.rule and f'; {self.rule}'}.", label="Compared")
        if self.unread:
            yield Paragraph("Not compared, because it can't be read:", "warn")
            yield Bullets(tuple(Text(each) for each in self.unread))
        for heading, items in sorted(self._sections().items(), key=lambda section: section[0] == _BESIDE):
            yield Heading(2, heading)
            yield Bullets(tuple(Text(each) for each in items))
        if any("{+" in each.words or "[-" in each.words for each in self.told):
            yield Paragraph(MARKS_WORDS, "quiet")
        if any(each.came or each.left for each in self.turns):
            yield Heading(2, "Ratings")
            yield table_of(
                self.turns,
                (Column("Rating"), lambda each: rating_heading(each.rating, self.workplan.scale)),
                (Column("Then", "right"), lambda each: str(each.then)),
                (Column("In", "right"), lambda each: str(each.came)),
                (Column("Out", "right"), lambda each: str(each.left)),
                (Column("Now", "right"), lambda each: str(each.after)),
            )

    def _sections(self) -> dict[str, list[str]]:
        """The items with what changed in each, under their priority; and all that is under none."""
        lines: dict[str, list[str]] = {}
        for each in self.told:
            lines.setdefault(each.item, []).append(each.words)
        sections: dict[str, list[str]] = {}
        for item, words in lines.items():
            top = item.partition(".")[0]
            is_item = item.startswith("P") and item[1:2].isdecimal()
            heading = f"{top}  {self._titles[top]}" if top in self._titles and is_item else _BESIDE
            name = f"{item} {self._titles[item]}" if item in self._titles else item
            sections.setdefault(heading, []).append(f"{name}: {'; '.join(words)}")
        return sections

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        """What each item and entry is called, in its own words, cut short; of one that is gone, as it was."""
        titles: dict[str, str] = {}
        for side in (self.before, self.after):
            plan = side.plan
            titles |= {each.id: each.title for each in plan.priorities}
            titles |= {one.id: _short(one.text) for each in plan.priorities for one in each.activities}
            titles |= {each.commitment.id: _short(each.commitment.words) for each in side.assessed}
            for entries in (plan.risks, plan.issues, plan.dependencies, plan.decisions, plan.measures):
                titles |= {each.id: _short(each.title) for each in entries if each.title}
            titles |= {each.id: _short(each.text) for each in plan.actions}
        return titles

    def _is_within(self, item: str) -> bool:
        return not self.within or any(is_within(item, above) for above in self.within)

    def _ratings(self, assessed: Sequence[Assessed]) -> Mapping[str, Rating]:
        mine = (each for each in assessed if self._is_within(each.commitment.id))
        return {each.commitment.id: each.rated.rating for each in mine if each.rated}


def _short(words: str) -> str:
    line = " ".join(words.split()).removesuffix(".")
    return line if len(line) <= _TITLE else f"{line[:_TITLE].rsplit(' ', 1)[0]} …"


def _dates(moved: Sequence[Told]) -> Iterator[str]:
    if not moved:
        return
    later = sorted(each.days for each in moved if each.days and each.days > 0)
    earlier = sorted(-each.days for each in moved if each.days and each.days < 0)
    beside = [f"{len(days)} {way}, by {_days(days)}" for way, days in (("later", later), ("earlier", earlier)) if days]
    ways = f" ({'; '.join(beside)})" if beside else ""
    yield f"{counted(len(moved), 'date')} moved{ways}"


def _days(days: Sequence[int]) -> str:
    """So many days each: all of them where they are few, else from the fewest to the most."""
    shown = tuple(f"{each:,}" for each in dict.fromkeys(days))
    words = listed(shown) if len(shown) <= 3 else f"{shown[0]} to {shown[-1]}"
    return f"{words} {'day' if shown == ('1',) else 'days'}"
