"""`npa import`: what became of a document: its rows, its dates, and each word of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Final, NamedTuple

from npa_cli.document.blocks import Block, Heading, Lines, Paragraph, Text
from npa_cli.model.import_rules import Difference, Left, Refusal
from npa_cli.views.table_of import fact_list
from npa_cli.views.view import InBlocks, fields_named
from npa_cli.views.wording import counted

_SIGNS: Final = {"altered": "~", "new": "+", "gone": "-", "asked": "?"}


class RefusedDate(NamedTuple):
    """Words for a date that npa does not read for certain. They are kept as they are."""

    item: str
    place: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class ImportReport(InBlocks):
    """What was placed, what was refused, and what is left over. Nothing is written while it `is_open`."""

    kind: ClassVar[str] = "import"

    name: str
    rules: str
    is_guess: bool
    priorities: int
    activities: int
    deliverables: int
    rows: int
    words: int
    dates_read: int
    dates_refused: tuple[RefusedDate, ...]
    dateless: tuple[str, ...]
    left: tuple[Left, ...]
    idle: tuple[str, ...]
    refused: tuple[Refusal, ...]
    unknown: tuple[tuple[str, str], ...]
    pictures: int
    written: bool = False
    is_again: bool = False
    same: int = 0
    differences: tuple[Difference, ...] = ()

    @property
    def open(self) -> tuple[Left, ...]:
        """What is left over and nobody said to leave."""
        return tuple(each for each in self.left if not each.asked)

    @property
    def is_open(self) -> bool:
        """Whether somebody has to answer for something before the plan can be written."""
        asked = any(each.kind in ("asked", "new") for each in self.differences)
        return bool(self.open or self.refused or self.unknown or asked or not self.deliverables)

    def blocks(self) -> Iterator[Block]:
        """The counts, then all that a person has to look at, each with its place."""
        left, asked = sum(each.amount for each in self.left), sum(each.amount for each in self.left if each.asked)
        yield Heading(1, f"Import of {self.name}")
        if self.is_guess:
            yield Paragraph(f"{self.rules} is new, and guessed. Read it, correct it, and run this again.", "warn")
        placed = f"{self.words - left} placed, {left} left over"
        yield fact_list(
            ("Placed", _placed(self)),
            ("Words", f"{self.words} in: {placed} ({asked} of them left on purpose)"),
            ("Dates", f"{self.dates_read} read, {len(self.dates_refused)} refused, {len(self.dateless)} not given"),
            ("Lost", Text(counted(self.pictures, "picture"), "warn") if self.pictures else ""),
        )
        if self.is_again:
            yield Heading(2, "Beside the plan that was made of it")
            yield Paragraph(f"{counted(self.same, 'item')} as before.")
            if self.differences:
                yield Lines(tuple(Text(f"{_SIGNS[each.kind]} {_told(each)}") for each in self.differences))
        yield from _section(
            "Refused",
            (f"{each.place}: {each.why}" for each in self.refused),
            "Correct these in the document, or leave the column.",
        )
        yield from _section(
            "Names without a code",
            (f"{name} ({place})" for name, place in self.unknown),
            f"Say under `names` in {self.rules} who they are.",
        )
        yield from _section(
            "Dates that can't be read for certain",
            (f"{each.item}, {each.place}: `{each.words}`: {each.why}" for each in self.dates_refused),
            "They are kept as they are; `npa when` says how to write one.",
        )
        yield from _section(
            "Left over",
            (f"{each.place}{f', {each.column}' if each.column else ''}: {each.words}" for each in self.open),
            f"Say in {self.rules} where they belong (`columns`, `place`), or list them under `leave`: "
            "by words, by place, or PLACE to PLACE.",
        )
        yield from _section("Listed under `leave`, and not left over", self.idle, "Correct these, or take them out.")
        if not self.deliverables:
            yield Paragraph(
                f"No row was placed. Say under `columns` in {self.rules} what each holds; one has to be `activity`.",
                "warn",
            )
        if self.is_open:
            yield Paragraph("Nothing can be written until this is answered.", "warn")
        else:
            yield Paragraph(f"Every word is placed, or left on purpose. {_next(self)}", "good")

    def payload(self) -> dict[str, Any]:
        left = sum(each.amount for each in self.left)
        return {
            "document": self.name,
            "rules": self.rules,
            "rules_are_guessed": self.is_guess,
            "is_open": self.is_open,
            "written": self.written,
            **fields_named("priorities activities deliverables", self),
            "rows_placed": self.rows,
            "words": {"in": self.words, "placed": self.words - left, "left_over": left},
            "dates": {"read": self.dates_read, "refused": [each._asdict() for each in self.dates_refused]},
            "without_date": list(self.dateless),
            "leave_nothing": list(self.idle),
            "left_over": [each._asdict() for each in self.left],
            "refused": [each._asdict() for each in self.refused],
            "unknown_names": [{"name": name, "place": place} for name, place in self.unknown],
            "pictures_lost": self.pictures,
            "same": self.same,
            "differences": [each._asdict() for each in self.differences],
        }


def _next(report: ImportReport) -> str:
    if report.is_again:
        return "The plan stays as it is; --write notes where each row stands now."
    return "It is written." if report.written else "To write it: --write"


def _placed(report: ImportReport) -> str:
    priorities = counted(report.priorities, "priority", "priorities")
    activities = counted(report.activities, "activity", "activities")
    return f"{counted(report.rows, 'row')}: {priorities}, {activities}, {counted(report.deliverables, 'deliverable')}"


def _told(each: Difference) -> str:
    where = " at ".join(filter(None, (each.item, each.place)))
    return f"{where}: {each.words}" + (f"\n    {each.command}" if each.command else "")


def _section(title: str, items: Iterable[str], advice: str) -> Iterator[Block]:
    found = tuple(Text(each) for each in items)
    if found:
        yield Heading(2, title)
        yield Paragraph(advice)
        yield Lines(found)
