"""What returns say, one statement a deliverable, partner and quarter: what the honesty rules read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final

from npa_cli.model.base import read_day
from npa_cli.model.content import content_of, has_content
from npa_cli.model.finding import Finding, KeyPath, Severity
from npa_cli.model.vocabulary import STATUSES
from npa_cli.rules.checked_file import CheckedFile
from npa_cli.rules.frame import Frame
from npa_cli.rules.plain_data import text_under
from npa_cli.rules.return_file import ReturnFile, return_in
from npa_cli.timeframe import Quarter

OPEN: Final = ("not_started", "in_progress")


@dataclass(frozen=True, slots=True)
class Statement:
    """An entry that says where the work is, or an id under `no_change`, which says what the last entry said again."""

    path: str
    at: KeyPath
    partner: str
    quarter: Quarter
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

    def finding(self, code: str, key: str | None, message: str, hint: str, *, severity: Severity = "error") -> Finding:
        """A finding on the value of `key`; on the deliverable's id where it has no such key, or key is None."""
        if key is not None and not self.unchanged and key in self.entry:
            return Finding(code, self.path, (*self.at, key), message, hint, severity)
        return Finding(code, self.path, self.at, message, hint, severity, on_key=not self.unchanged)

    def warning(self, code: str, key: str | None, message: str, hint: str) -> Finding:
        """A warning on the value of `key`, or on the deliverable's id: see `finding`."""
        return self.finding(code, key, message, hint, severity="warning")


WhoseWord = Callable[[str, str, Quarter], str | None]
"""Whose report on a deliverable a partner's `no_change` for a quarter repeats, of one that had not reported itself."""


def statements_in(returns: Iterable[ReturnFile], whose_word: WhoseWord | None = None) -> tuple[Statement, ...]:
    """Every statement of every return whose partner and quarter are known, oldest quarter first.

    An entry without a status is a form not filled in yet: silence. So is a `no_change` of what was never reported by
    that partner, nor by the one that `whose_word` names: who reports now may repeat what was said by who did before.
    """
    found: list[Statement] = []
    last: dict[tuple[str, str], Statement] = {}
    known = [(file.quarter, file) for file in returns if file.quarter and file.partner]
    for quarter, file in sorted(known, key=lambda each: each[0].end):
        for statement in _of_file(file, quarter, last, whose_word):
            found.append(statement)
            last[statement.partner, statement.item] = statement
    return tuple(found)


def own_statements(file: CheckedFile, frame: Frame) -> Iterator[Statement]:
    """The statements of one return that are entries of their own."""
    found = return_in(file, frame)
    return iter(statements_in([found]) if found is not None else ())


def stories_of(statements: Iterable[Statement]) -> tuple[tuple[Statement, ...], ...]:
    """What one partner said of one deliverable, quarter after quarter, for each of both."""

    def whose(statement: Statement) -> tuple[str, str]:
        return statement.partner, statement.item

    ordered = sorted(statements, key=whose)  # stable: the oldest stays first
    return tuple(tuple(story) for _, story in groupby(ordered, key=whose))


def _of_file(
    file: ReturnFile, quarter: Quarter, last: Mapping[tuple[str, str], Statement], whose_word: WhoseWord | None
) -> Iterator[Statement]:
    partner = file.partner or ""
    for item, entry, at in file.entries():
        if entry.get("status") in STATUSES:
            yield Statement(file.path, at, partner, quarter, item, entry)
    for item, at in file.unchanged():
        before = last.get((partner, item))
        if before is None and whose_word is not None:
            before = last.get((whose_word(item, partner, quarter) or partner, item))
        if before is not None and before.quarter != quarter:
            yield Statement(file.path, at, partner, quarter, item, before.entry, unchanged=True)
