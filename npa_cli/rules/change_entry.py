"""Changes as plain data, each with its place in changes.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from npa_cli.rules.checked_file import CheckedFile
from npa_cli.rules.file_entry import FileEntry


@dataclass(frozen=True, slots=True)
class ChangeEntry(FileEntry):
    """One change, whatever is wrong with it."""

    @property
    def item(self) -> str | None:
        return self.text("item")

    @property
    def is_dead(self) -> bool:
        """Whether it was rejected or withdrawn: a record, which has no effect and is not altered."""
        return self.text("status") in ("rejected", "withdrawn")

    @property
    def is_approved(self) -> bool:
        return self.text("status") == "approved"


def changes_in(files: Iterable[CheckedFile]) -> tuple[ChangeEntry, ...]:
    """Every change in these files, in their order."""
    every = (each for file in files if file.kind == "changes" for each in file.entries())
    return tuple(ChangeEntry(each.path, each.at, each.data) for each in every)
