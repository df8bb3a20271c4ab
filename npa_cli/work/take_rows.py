"""The rows of a workbook that came back, merged one by one with what the return says now."""

import dataclasses
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final

from npa_cli.edit import remove
from npa_cli.intake.workbook import Covered, Value
from npa_cli.model.base import read_day
from npa_cli.model.pack import BY_FIELD, NO_CHANGE, Answer, Column, Key, as_entry, heading_of, own_answer
from npa_cli.model.pack_base import Base
from npa_cli.model.partner_return import Return
from npa_cli.model.written_number import plain_number
from npa_cli.progress.merge import Merged, Side, merge
from npa_cli.views.pack import answers_in
from npa_cli.views.taken import Question
from npa_cli.work.faults import UsageFault
from npa_cli.work.read_pack import UnclearAnswerError, read_answer
from npa_cli.work.return_file import entry_said, put_entry, replace_entry, with_turn
from npa_cli.work.session import Session

_EMPTY: Final = "leave the status of this row empty"


@dataclasses.dataclass(frozen=True, slots=True)
class Decisions:
    """What was typed: which side wins in which cells, and whether packs without a base, and late answers, are taken."""

    side: Side | None = None
    cells: Collection[tuple[str, str]] = ()  # each a deliverable's id and a field
    without_base: bool = False
    late: bool = False  # into a return that was approved, as a correction of it

    def on(self, item: str) -> Mapping[str, Side]:
        """The side that was chosen, by the fields of one deliverable it was chosen for."""
        return {field: self.side for each, field in self.cells if each == item} if self.side else {}


@dataclasses.dataclass(slots=True)
class Rows:
    """The rows of one workbook, merged one by one with what the return says now."""

    session: Session
    given: Return | None
    sent: Base
    is_known: bool  # that this is what was sent; else whatever differs from the return is asked about
    decisions: Decisions
    wrong: Mapping[str, str]  # why what is said of a deliverable can't be taken, by its id
    columns: Mapping[str, Column]  # by field
    entries: dict[str, Mapping[str, Any] | None] = dataclasses.field(default_factory=dict)
    """What each deliverable's entry is to be: its fields; none if all were emptied; None for No change."""
    taken: list[tuple[str, tuple[str, ...]]] = dataclasses.field(default_factory=list)
    questions: list[Question] = dataclasses.field(default_factory=list)

    def take(self, key: Key, cells: Mapping[str, Value]) -> None:
        """Merge the cells of one row. What is unclear in one of them is asked, and that cell is left as it was."""
        item, turn = key
        was = {field: self._as_sent(field, value) for field, value in self.sent.answers.get(key, {}).items()}
        theirs = {field: value for field, value in was.items() if field not in cells}
        for field, value in cells.items():
            if isinstance(value, Covered) and field not in was:
                continue
            try:
                answer = read_answer(self.columns[field], value, self.session.plan.conventions)
            except UnclearAnswerError as error:
                self.questions.append(Question(item, field, str(error)))
                answer = was.get(field)
            if isinstance(answer, str) and field == "rag":
                answer = self.session.plan.workplan.scale.rags[answer]
            if _bare(answer) == _bare(was.get(field)):
                answer = was.get(field)
            if answer is not None:
                theirs[field] = answer
        first = min((due for each, due in self.sent.fixed if each == item and due is not None), default=turn)
        ours = answers_in(self.given, item, turn, first, self.columns.values())
        merged = merge(was if self.is_known else None, ours, theirs, self.decisions.on(item))
        for conflict in merged.conflicts:
            self.questions.append(Question(item, conflict.field, "", conflict))
        if not merged.taken:
            return
        try:
            if item in self.wrong:
                raise UsageFault(self.wrong[item])
            self.entries[item] = self._entry(item, turn, first, merged)
        except UsageFault as why:
            self.questions.append(Question(item, "", str(why).removeprefix(f"{item}: ")))
            return
        self.taken.append((item, merged.taken))

    def _entry(
        self, item: str, turn: date | None, first: date | None, merged: Merged[Answer]
    ) -> Mapping[str, Any] | None:
        """What an entry is to be once a row of it is merged. Raises UsageFault for a row that can't be written."""
        said = self.entries[item] if item in self.entries else entry_said(self.given, item)
        if merged.values.get("status") == NO_CHANGE:
            others = [heading_of(field) for field in merged.values if field != "status"]
            if others:
                raise UsageFault(
                    f"it says No change, and yet something stands under {', '.join(others)}; keep one of the two"
                )
            if item in self.entries:
                raise UsageFault(f"it says No change of one time, and something else of another; {_EMPTY}")
            return None
        if said is None:
            raise UsageFault(f"it says No change of another time; {_EMPTY}")
        row = as_entry({field: self._plain(field, value) for field, value in merged.values.items()})
        beside = {key: value for key, value in said.items() if not self._is_answered(key, value)}
        if turn is None:
            return {**beside, **row, **({"said_on": self.session.as_at} if row else {})}
        others = [each for each in said.get("also_done", ()) if each["occurrence"] != turn]
        about = said.get("occurrence") or first
        now = {**(beside if about == turn else said), "also_done": others}
        if row:
            now = with_turn(item, now, turn, {**row, "said_on": self.session.as_at}, about=first)
        return {key: value for key, value in now.items() if value != []}

    def _as_sent(self, field: str, value: Answer) -> Answer:
        """What was sent out, whose hidden sheet has a day in a field of the plan's own as words."""
        column = self.columns.get(field)
        is_day = column is not None and column.kind == "day" and isinstance(value, str)
        return (read_day(value) or value) if is_day else value

    def _plain(self, field: str, value: Answer) -> object:
        """An answer as a return's file has it."""
        column = self.columns.get(field)
        if column is not None and column.kind in ("number", "percent"):
            return plain_number(str(value))
        return [*value] if isinstance(value, tuple) else str(value) if isinstance(value, str) else value

    def _is_answered(self, key: str, value: Any) -> bool:
        """Whether a field of an entry is an answer of a row; what can't be one, as a word for a number, stays."""
        column = self.columns.get(key)
        return column is not None and (key in BY_FIELD or own_answer(column, value) is not None)


def with_entries(name: str, raw: bytes, given: Return | None, entries: Mapping[str, Mapping[str, Any] | None]) -> bytes:
    """A return's bytes with each entry as it is to be, and no other line changed."""
    for item, entry in entries.items():
        if entry:
            raw = replace_entry(name, raw, item, entry_said(given, item), entry)
            continue
        if given is not None and item in given.updates:
            raw = remove(raw, ("updates", item))
        raw = put_entry(name, raw, item, {}) if entry is None else raw
    return raw


def _bare(answer: Answer | None) -> object:
    """An answer with single spaces and no line ends: an office program may have put in others."""
    if isinstance(answer, tuple):
        return tuple(" ".join(each.split()) for each in answer)
    return " ".join(answer.split()) if isinstance(answer, str) else answer
