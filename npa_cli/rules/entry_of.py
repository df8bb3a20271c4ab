"""The entry of a file that a finding stands in, by its key path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Protocol

from npa_cli.model.finding import Finding, KeyPath, Point

_LEVELS: Final = ("themes", "activities", "deliverables")  # keys of priority files


class Opened(Protocol):
    """The files of a plan, opened again."""

    def data_of(self, name: str) -> Any:
        """The plain data of a file; None if it could not be read."""

    def locate(self, finding: Finding) -> Point:
        """The place of a finding."""


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


def value_at(data: Any, at: KeyPath | Point) -> Any:
    """What a key path leads to; None if it leads nowhere."""
    for step in () if isinstance(at, Point) else at:
        if isinstance(data, dict) and step in data:
            data = data[step]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def words_in(data: Any) -> Iterator[str]:
    """Every key and every word in some plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from (key for key in data if isinstance(key, str))
        for each in data.values():
            yield from words_in(each)
    elif isinstance(data, list):
        for each in data:
            yield from words_in(each)


def quoted_in(finding: Finding) -> str:
    """What its message quotes first, between backquotes: the name or the key that is at fault; empty if nothing."""
    return finding.message.partition("`")[2].partition("`")[0]
