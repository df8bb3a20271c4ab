"""Entries of the registers as plain data, each with its place in its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from npa_cli.model.base import read_day
from npa_cli.model.finding import Finding, KeyPath, Severity
from npa_cli.rules.checked_file import CheckedFile
from npa_cli.rules.plain_data import mappings, text_under
from npa_cli.rules.return_file import ReturnFile

REGISTERS: Final = ("risks", "issues", "dependencies", "decisions", "actions")
ENDED: Final = {
    "risks": ("closed", "realised", "retired"),
    "issues": ("closed",),
    "dependencies": ("met", "missed", "withdrawn"),
    "actions": ("closed",),
}


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One entry, whatever is wrong with it."""

    register: str
    path: str
    at: KeyPath
    data: dict[str, Any]

    @property
    def id(self) -> str | None:
        return self.text("id")

    @property
    def has_ended(self) -> bool:
        """Whether its status says that it is over."""
        return self.text("status") in ENDED.get(self.register, ())

    def text(self, key: str) -> str | None:
        """The words it gives under a key."""
        return text_under(self.data, key)

    def day(self, key: str) -> date | None:
        """The day it gives under a key."""
        return read_day(self.data.get(key))

    def steps(self) -> Iterator[tuple[dict[str, Any], KeyPath]]:
        """Its escalations, with their key paths from the entry on."""
        return mappings(self.data, "escalations")

    def finding(
        self,
        code: str,
        at: KeyPath,
        message: str,
        hint: str | None,
        *,
        severity: Severity = "error",
        confidential: bool = False,
    ) -> Finding:
        """A finding on the value that `at` leads to from this entry; on its id where it has no such key."""
        here = at if at and at[0] in self.data else ("id",) if "id" in self.data else ()
        place = (*self.at, *here)
        return Finding(code, self.path, place, message, hint, severity, confidential=confidential)


def entries_in(files: Iterable[CheckedFile]) -> tuple[RegisterEntry, ...]:
    """Every entry of every register among these files, in their order."""
    return tuple(
        RegisterEntry(file.kind, file.path, (index,), each)
        for file in files
        if file.kind in REGISTERS and isinstance(file.data, list)
        for index, each in enumerate(file.data)
        if isinstance(each, dict)
    )


def latest_day_of(returns: Iterable[ReturnFile], entries: Iterable[RegisterEntry]) -> date | None:
    """The day the registers were last touched, by what they and the returns say: rules look at no calendar.

    That is the day after the last quarter with a return, or after the last day the registers say something was done.
    """
    days = [file.quarter.end for file in returns if file.quarter]
    for entry in entries:
        days += [
            day for key in ("raised_on", "reviewed_on", "agreed_on", "closed_on", "date") if (day := entry.day(key))
        ]
        days += [day for step, _ in entry.steps() for key in ("on", "steer_on") if (day := read_day(step.get(key)))]
    return max(days) + timedelta(1) if days and max(days) < date.max else None
