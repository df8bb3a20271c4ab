"""Changes as plain data, each with its place in changes.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from npa_cli.model.base import read_day
from npa_cli.model.finding import Finding, KeyPath, Severity
from npa_cli.rules.checked_file import CheckedFile
from npa_cli.rules.plain_data import text_under


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One change, whatever is wrong with it."""

    path: str
    at: KeyPath
    data: dict[str, Any]

    @property
    def item(self) -> str | None:
        return self.text("item")

    @property
    def is_dead(self) -> bool:
        """Whether it was rejected or withdrawn: a record, which has no effect and is not altered."""
        return self.text("status") in ("rejected", "withdrawn")

    def text(self, key: str) -> str | None:
        """The words it gives under a key."""
        return text_under(self.data, key)

    def day(self, key: str) -> date | None:
        """The day it gives under a key."""
        return read_day(self.data.get(key))

    def finding(
        self, code: str, at: KeyPath, message: str, hint: str | None, *, severity: Severity = "error"
    ) -> Finding:
        """A finding on the value that `at` leads to from this change."""
        return Finding(code, self.path, (*self.at, *at), message, hint, severity)


def changes_in(files: Iterable[CheckedFile]) -> tuple[ChangeEntry, ...]:
    """Every change in these files, in their order."""
    return tuple(
        ChangeEntry(file.path, (index,), each)
        for file in files
        if file.kind == "changes" and isinstance(file.data, list)
        for index, each in enumerate(file.data)
        if isinstance(each, dict)
    )
