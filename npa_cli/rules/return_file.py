"""Returns as plain data: each file's partner and round, whatever else is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from npa_cli.model.file_name import return_name, why_no_file_name
from npa_cli.model.finding import KeyPath
from npa_cli.model.vocabulary import STATUSES
from npa_cli.rules.checked_file import CheckedFile
from npa_cli.rules.file_entry import FileEntry
from npa_cli.rules.frame import Frame
from npa_cli.rules.plain_data import text_under
from npa_cli.timeframe import Round


@dataclass(frozen=True, slots=True)
class ReturnFile(FileEntry):
    """One return. `quarter` is None if its period is no round, or the plan's year is not known."""

    quarter: Round | None

    @property
    def partner(self) -> str | None:
        """The code it gives, as written."""
        return self.text("partner")

    @property
    def period(self) -> str | None:
        """The words it gives for its round."""
        return self.text("period")

    @property
    def folder(self) -> str:
        """The name of the folder it stands in: `FY18-19-Q3`."""
        return self.path.split("/")[-2]

    @property
    def name(self) -> str:
        """Its name without the ending: `PHE`."""
        return self.path.rpartition("/")[2].removesuffix(".yaml")

    @property
    def rightful_path(self) -> str | None:
        """Where it belongs, by what it says of itself; None if it does not say, or no file can be called so."""
        if self.quarter is None or self.partner is None or why_no_file_name(self.partner) is not None:
            return None
        return return_name(self.partner, self.quarter.file_name)

    def updates(self) -> Iterator[tuple[str, FileEntry]]:
        """Each entry under `updates` that has keys and values, and the id it is about."""
        return _updates(self.path, self.data.get("updates"))

    def unchanged(self) -> Iterator[tuple[str, KeyPath]]:
        """Each id under `no_change`, with its key path."""
        return self.words("no_change")

    @property
    def reports_anything(self) -> bool:
        """Whether it has any report: an entry with a status, or an id under `no_change`."""
        return any(entry.data.get("status") in STATUSES for _, entry in self.updates()) or any(self.unchanged())

    def mentions(self) -> Iterator[tuple[str, KeyPath, bool]]:
        """Every id it mentions, with the key path, and whether the id is the key there."""
        updates = self.data.get("updates")
        for item in updates if isinstance(updates, dict) else ():
            yield item, ("updates", item), True
        for item, at in self.unchanged():
            yield item, at, False


def updates_in(file: CheckedFile) -> Iterator[FileEntry]:
    """Each entry under `updates` of a file; none but a return has such entries."""
    return (entry for _, entry in _updates(file.path, file.under("updates")))


def _updates(path: str, updates: object) -> Iterator[tuple[str, FileEntry]]:
    for item, entry in updates.items() if isinstance(updates, dict) else ():
        if isinstance(entry, dict):
            yield item, FileEntry(path, ("updates", item), entry)


def returns_in(files: Iterable[CheckedFile], frame: Frame) -> tuple[ReturnFile, ...]:
    """Every return among these files that is a mapping, by path."""
    found = (return_in(file, frame) for file in files if file.kind == "return")
    return tuple(sorted((each for each in found if each is not None), key=lambda each: each.path))


def return_in(file: CheckedFile, frame: Frame) -> ReturnFile | None:
    """A file as a return; None if it is no mapping."""
    if not isinstance(file.data, dict):
        return None
    period = text_under(file.data, "period")
    quarter = frame.plan.round_called(period) if period is not None and frame.conventions is not None else None
    return ReturnFile(file.path, (), file.data, quarter)


def rightful_of(returns: Iterable[ReturnFile]) -> Mapping[tuple[str, Round], ReturnFile]:
    """The one return that counts as each partner's for each round: that in its rightful place, else the first."""
    found: dict[tuple[str, Round], ReturnFile] = {}
    for file in returns:
        if file.partner is None or file.quarter is None:
            continue
        key = (file.partner, file.quarter)
        if key not in found or file.path == file.rightful_path:
            found[key] = file
    return found
