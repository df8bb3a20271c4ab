"""`npa return take`: what becomes of the workbooks that came back, in words for whoever sends the questions on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Final, NamedTuple

from npa_cli.document.blocks import Block, Bullets, Heading, Paragraph, Text
from npa_cli.model.pack import BY_FIELD, Answer, heading_of
from npa_cli.model.rating_scale import Rag
from npa_cli.progress.merge import Conflict
from npa_cli.views.view import InBlocks
from npa_cli.views.wording import counted, long_day

_SHOWN: Final = 60  # characters of an answer


class Question(NamedTuple):
    """Something to ask whoever filled a workbook in: about a row, or one cell of it, or two answers to choose from."""

    item: str  # empty where the row has no id
    field: str  # empty where it is about the whole row
    why: str
    conflict: Conflict[Answer] | None = None

    @property
    def words(self) -> str:
        """The question in a sentence."""
        about = f"{self.item}, {heading_of(self.field)}" if self.field else self.item
        return f"{about}: {self._asked()}" if about else self._asked()

    def _asked(self) -> str:
        if self.conflict is None:
            return self.why
        ours, theirs = shown(self.field, self.conflict.ours), shown(self.field, self.conflict.theirs)
        return f"the return says {ours}, the workbook {theirs}; which is right? --prefer ours|theirs --cell {self.cell}"

    @property
    def cell(self) -> str:
        """The cell as --cell takes it."""
        return f"{self.item}:{self.field}"


@dataclass(frozen=True, slots=True)
class TakenReturn:
    """What becomes of one workbook. One that is refused has nothing but its file and the reason."""

    file: Path
    partner: str = ""
    period: str = ""
    into: str = ""  # the return's file, relative to the plan's folder
    taken: tuple[tuple[str, tuple[str, ...]], ...] = ()  # a deliverable's id, and the fields that are theirs now
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Taken(InBlocks):
    """What becomes of the workbooks of one call."""

    kind: ClassVar[str] = "return_take"

    as_at: date
    returns: tuple[TakenReturn, ...]
    only_shown: bool = False  # whether nothing of it is written

    @property
    def is_amiss(self) -> bool:
        """Whether anything is refused or to be asked."""
        return any(each.refused or each.questions for each in self.returns)

    def blocks(self) -> Iterator[Block]:
        """Each workbook under a heading: what is taken, what is asked, and what was left alone."""
        return (block for each in self.returns for block in _blocks(each, only_shown=self.only_shown))

    def payload(self) -> dict[str, Any]:
        return {"as_at": self.as_at, "returns": [_payload(each) for each in self.returns]}


def shown(field: str, answer: Answer | None) -> str:
    """An answer as a question quotes it."""
    if answer is None:
        return "nothing"
    if isinstance(answer, date):
        return long_day(answer)
    if isinstance(answer, Rag):
        answer = answer.words[:1].upper() + answer.words[1:]
    choices = BY_FIELD[field].choices if field in BY_FIELD else {}
    words = ", ".join(answer) if isinstance(answer, tuple) else choices.get(answer, answer)
    return f"`{words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'}`"


def _blocks(each: TakenReturn, *, only_shown: bool) -> Iterator[Block]:
    if each.refused:
        yield Heading(2, each.file.name)
        yield Paragraph(f"Refused: {each.refused}.", "bad")
        return
    yield Heading(2, f"{each.partner}, {each.period} ({each.file.name})")
    cells = sum(len(fields) for _, fields in each.taken)
    if each.taken:
        which = f"{counted(cells, 'cell')} of {counted(len(dict(each.taken)), 'deliverable')}"
        yield Paragraph(f"{'Would be taken' if only_shown else 'Taken'} into {each.into}: {which}.")
        yield Bullets(tuple(Text(f"{item}: {headings_of(fields)}") for item, fields in each.taken))
    else:
        yield Paragraph("Nothing in it is new.")
    if each.questions:
        yield Paragraph(f"To ask {each.partner} about; nothing is written for these:", "warn")
        yield Bullets(tuple(Text(question.words) for question in each.questions))
    if each.notes:
        yield Paragraph("Left alone:")
        yield Bullets(tuple(Text(note) for note in each.notes))


def headings_of(fields: tuple[str, ...]) -> str:
    """The columns of a form that some fields stand in, by their headings."""
    return ", ".join(map(heading_of, fields))


def _payload(each: TakenReturn) -> dict[str, Any]:
    return {
        "file": each.file.as_posix(),
        "partner": each.partner or None,
        "period": each.period or None,
        "into": each.into or None,
        "refused": each.refused or None,
        "taken": [{"id": item, "fields": list(fields)} for item, fields in each.taken],
        "questions": [
            {
                "id": question.item or None,
                "field": question.field or None,
                "words": question.words,
                "ours": question.conflict.ours if question.conflict else None,
                "theirs": question.conflict.theirs if question.conflict else None,
            }
            for question in each.questions
        ],
        "notes": list(each.notes),
    }
