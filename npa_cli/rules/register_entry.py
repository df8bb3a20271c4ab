"""Entries of the registers as plain data, each with its place in its file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Unpack

from npa_cli.model.finding import Finding, KeyPath
from npa_cli.rules.checked_file import CheckedFile
from npa_cli.rules.file_entry import Detail, FileEntry, finding_at
from npa_cli.rules.return_file import ReturnFile

REGISTERS: Final = ("risks", "issues", "dependencies", "decisions", "actions")
ENDED: Final = {
    "risks": ("closed", "realised", "retired"),
    "issues": ("closed",),
    "dependencies": ("met", "missed", "withdrawn"),
    "actions": ("closed",),
}


@dataclass(frozen=True, slots=True)
class RegisterEntry(FileEntry):
    """One entry, whatever is wrong with it."""

    register: str

    @property
    def id(self) -> str | None:
        return self.text("id")

    @property
    def has_ended(self) -> bool:
        """Whether its status says that it is over."""
        return self.text("status") in ENDED.get(self.register, ())

    def finding(self, at: KeyPath, message: str, hint: str | None = None, **more: Unpack[Detail]) -> Finding:
        """A finding on the value that `at` leads to from this entry; on its id where it has no such key."""
        here = at if at and at[0] in self.data else ("id",) if "id" in self.data else ()
        return finding_at(self.path, (*self.at, *here), message, hint, **more)


def register_entries(files: Iterable[CheckedFile]) -> tuple[RegisterEntry, ...]:
    """Every entry of every register among these files, in their order."""
    return tuple(
        RegisterEntry(each.path, each.at, each.data, file.kind)
        for file in files
        if file.kind in REGISTERS
        for each in file.entries()
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
        days += [day for step in entry.entries("escalations") for key in ("on", "steer_on") if (day := step.day(key))]
    return max(days) + timedelta(1) if days and max(days) < date.max else None
