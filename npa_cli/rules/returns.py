"""Returns as plain data, whatever is wrong with them, and what they say: the statements that the honesty rules read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Final, Unpack

from npa_cli.model.content import content_of, has_content
from npa_cli.model.file_name import return_name, why_no_file_name
from npa_cli.model.finding import Finding, KeyPath
from npa_cli.model.vocabulary import STATUSES
from npa_cli.rules.checked_file import CheckedFile, Detail, FileEntry, finding_at
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


OPEN: Final = ("not_started", "in_progress")


@dataclass(frozen=True, slots=True)
class Statement(FileEntry):
    """An entry that says where the work is, or an id under `no_change`, which says what the last entry said again."""

    partner: str
    quarter: Round
    item: str
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
        given = self.data.get("evidence")
        return isinstance(given, list) and any(isinstance(each, str) and has_content(each) for each in given)

    def answer(self, key: str) -> str | None:
        """The words it gives under a key, unless they only stand for a blank, such as `TBC`."""
        return content_of(self.text(key))

    def finding(self, at: KeyPath, message: str, hint: str | None = None, **more: Unpack[Detail]) -> Finding:
        """A finding on what `at` leads to; on the deliverable's id if it has no such key, or `at` is ()."""
        if at and not self.unchanged and at[0] in self.data:
            return finding_at(self.path, (*self.at, *at), message, hint, **more)
        more["on_key"] = not self.unchanged
        return finding_at(self.path, self.at, message, hint, **more)


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


def _entries_of(files: Iterable[tuple[Round, ReturnFile]]) -> Iterator[Statement]:
    for quarter, file in files:
        for item, entry in file.updates():
            if entry.data.get("status") in STATUSES:
                yield Statement(file.path, entry.at, entry.data, file.partner or "", quarter, item)


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
                yield Statement(file.path, at, before.data, partner, quarter, item, unchanged=True)
