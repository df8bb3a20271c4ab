"""The files of a plan opened again, for what findings say of them, and where in a file a finding stands."""

from collections.abc import Mapping
from typing import Any, Final

from npa_cli.model.finding import Finding, KeyPath, Point
from npa_cli.rules.item_around import name_item
from npa_cli.store.document import Document
from npa_cli.store.file_kinds import kind_of
from npa_cli.store.open_priorities import OpenPriorities
from npa_cli.store.plan_files import PlanFile, parse

_LEVELS: Final = ("themes", "activities", "deliverables")  # keys of priority files

Parsed = tuple[Document | None, tuple[Finding, ...]]


class Documents:
    """The files of a plan, opened again to say where in them something is."""

    def __init__(self, files: Mapping[str, PlanFile], priorities: OpenPriorities) -> None:
        self._files = files  # but the priorities
        self._priorities = priorities
        self._open: dict[str, Document | None] = {}

    def locate(self, finding: Finding) -> Point:
        """The place of a finding; the first line of a file that is not there or could not be read as data."""
        if isinstance(finding.at, Point):
            return finding.at
        document = self._document(finding.path)
        return Point(1, 1) if document is None else document.place_of(finding)

    def place(self, finding: Finding) -> tuple[Finding, Point]:
        """A finding with the item it is about, and its place."""
        document = self._document(finding.path)
        if document is not None:
            finding = name_item(finding, kind_of(finding.path), document.data, document.raw)
        return finding, self.locate(finding)

    def data_of(self, name: str) -> Any:
        """The plain data of a file; None if it could not be read."""
        document = self._document(name)
        return None if document is None else document.data

    def _document(self, name: str) -> Document | None:
        if name not in self._files:
            return self._priorities.document(name)
        if name not in self._open:
            self._open[name] = parse_file(self._files[name])[0]
        return self._open[name]


def parse_file(file: PlanFile) -> Parsed:
    """A file as data, if it can be read, and the findings that keep it or some of it from that."""
    raw = file.read()
    if isinstance(raw, Finding):
        return None, (name_item(raw, kind_of(file.name), None, b""),)
    document, found = parse(file.name, raw)
    return document, tuple(name_item(each, kind_of(file.name), None, raw) for each in found)


def steps_of(finding: Finding) -> KeyPath:
    """The key path to a finding; none if the file could not be read as data."""
    return () if isinstance(finding.at, Point) else finding.at


def entry_of(finding: Finding) -> KeyPath:
    """The key path to the entry that a finding stands in: a change, a partner, a report on a deliverable, an item."""
    at = steps_of(finding)
    if finding.path.startswith("priorities/"):
        last = max((place for place, step in enumerate(at) if isinstance(step, int)), default=-1)
        if last > 0 and at[last - 1] in _LEVELS:
            return at[: last + 1]
        return at[: max(last - 1, 0)]
    if at[:1] == ("updates",) or finding.path in ("partners.yaml", "workplan.yaml"):
        return at[:2]
    return at[:1] if at and isinstance(at[0], int) else ()


def quoted_in(finding: Finding) -> str:
    """What its message quotes first, between backquotes: the name or the key that is at fault; empty if nothing."""
    return finding.message.partition("`")[2].partition("`")[0]
