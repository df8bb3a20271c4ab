"""What returns say, one statement a deliverable, partner and round: what the honesty rules read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby
from typing import Any, Final

from npa_cli.model.base import read_day
from npa_cli.model.content import content_of, has_content
from npa_cli.model.finding import Finding, KeyPath, Severity
from npa_cli.model.vocabulary import STATUSES
from npa_cli.rules.checked_file import CheckedFile
from npa_cli.rules.frame import Frame
from npa_cli.rules.plain_data import text_under
from npa_cli.rules.return_file import ReturnFile, return_in
from npa_cli.timeframe import Round

OPEN: Final = ("not_started", "in_progress")


@dataclass(frozen=True, slots=True)
class Statement:
    """An entry that says where the work is, or an id under `no_change`, which says what the last entry said again."""

    path: str
    at: KeyPath
    partner: str
    quarter: Round
    item: str
    entry: Mapping[str, Any]
    unchanged: bool = False

    @property
    def status(self) -> str | None:
        return self.text("status")

    @property
    def is_open(self) -> bool:
        """Whether it says that work is still to be done, on hold or not."""
        return self.status in (*OPEN, "on_hold")

    @property
    def gives_evidence(self) -> bool:
        """Whether it gives at least one link or title under `evidence`, and not only what stands for a blank."""
        given = self.entry.get("evidence")
        return isinstance(given, list) and any(isinstance(each, str) and has_content(each) for each in given)

    def text(self, key: str) -> str | None:
        """The words it gives under a key."""
        return text_under(self.entry, key)

    def answer(self, key: str) -> str | None:
        """The words it gives under a key, unless they only stand for a blank, such as `TBC`."""
        return content_of(self.text(key))

    def day(self, key: str) -> date | None:
        """The day it gives under a key."""
        return read_day(self.entry.get(key))

    def entries(self, key: str) -> tuple[Mapping[str, Any], ...]:
        """The entries of the list it gives under a key."""
        given = self.entry.get(key)
        return tuple(each for each in given if isinstance(each, dict)) if isinstance(given, list) else ()

    def finding(self, code: str, key: str | None, message: str, hint: str, *, severity: Severity = "error") -> Finding:
        """A finding on the value of `key`; on the deliverable's id where it has no such key, or key is None."""
        if key is not None and not self.unchanged and key in self.entry:
            return Finding(code, self.path, (*self.at, key), message, hint, severity)
        return Finding(code, self.path, self.at, message, hint, severity, on_key=not self.unchanged)

    def warning(self, code: str, key: str | None, message: str, hint: str) -> Finding:
        """A warning on the value of `key`, or on the deliverable's id: see `finding`."""
        return self.finding(code, key, message, hint, severity="warning")


WhoseWord = Callable[[str, str, Round], tuple[str, Round] | None]
"""Whose report on a deliverable a partner's `no_change` for a round repeats, and for which round that was made."""


def statements_in(returns: Iterable[ReturnFile], whose_word: WhoseWord | None = None) -> tuple[Statement, ...]:
    """Every statement of every return whose partner and round are known, oldest round first.

    An entry without a status is a form not filled in yet: silence. So is a `no_change` of what was never reported by
    that partner, nor by the one that `whose_word` names: who reports now may repeat what was said by who did before.
    """
    found: list[Statement] = []
    told: dict[tuple[str, str, Round], Statement] = {}
    last: dict[str, dict[str, Statement]] = {}  # on each deliverable, of each partner, the latest at the end
    known = [(file.quarter, file) for file in returns if file.quarter and file.partner]
    known.sort(key=lambda each: each[0].end)
    for quarter, files in groupby(known, key=lambda each: each[0]):
        said = list(files)
        for statement in chain(_entries_of(said), _repeats_of(said, told, last, whose_word)):
            found.append(statement)
            told[statement.partner, statement.item, quarter] = statement
            on_it = last.setdefault(statement.item, {})
            on_it.pop(statement.partner, None)
            on_it[statement.partner] = statement
    return tuple(found)


def own_statements(file: CheckedFile, frame: Frame) -> Iterator[Statement]:
    """The statements of one return that are entries of their own."""
    found = return_in(file, frame)
    return iter(statements_in([found]) if found is not None else ())


def stories_of(statements: Iterable[Statement]) -> tuple[tuple[Statement, ...], ...]:
    """What one partner said of one deliverable, round after round, for each of both."""

    def whose(statement: Statement) -> tuple[str, str]:
        return statement.partner, statement.item

    ordered = sorted(statements, key=whose)  # stable: the oldest stays first
    return tuple(tuple(story) for _, story in groupby(ordered, key=whose))


def _entries_of(files: Iterable[tuple[Round, ReturnFile]]) -> Iterator[Statement]:
    for quarter, file in files:
        for item, entry, at in file.entries():
            if entry.get("status") in STATUSES:
                yield Statement(file.path, at, file.partner or "", quarter, item, entry)


def _repeats_of(
    files: Iterable[tuple[Round, ReturnFile]],
    told: Mapping[tuple[str, str, Round], Statement],
    last: Mapping[str, dict[str, Statement]],
    whose_word: WhoseWord | None,
) -> Iterator[Statement]:
    """What the `no_change` of one round's returns repeats, where all else of that round has been told already."""
    for quarter, file in files:
        partner = file.partner or ""
        for item, at in file.unchanged():
            if (partner, item, quarter) in told:
                continue  # it says something else beside it, or the same twice
            said = last.get(item, {})
            before = said.get(partner)
            if whose_word is not None and next(reversed(said.values()), None) is not before:
                of = whose_word(item, partner, quarter)
                before = told.get((of[0], item, of[1])) if of is not None else None
            if before is not None:
                yield Statement(file.path, at, partner, quarter, item, before.entry, unchanged=True)
