"""Findings that follow from others are left out: what is not known is not judged.

A rule says in its page what it `finds`. An "unknown value" can't be used as it stands; an "unknown name" is one that
nothing in the plan has; a "judgement" weighs several values against each other, a "judgement of an entry" none but
those of the entry it stands in. A judgement on what holds an unknown value would be made of half the facts. And where
a thing is named, one mistyped id or code makes an unknown name of every mention of it: that is one fault.

All of it goes by the findings of the whole plan, so it is the same whatever was kept of earlier runs. Whether a cause
is shown, or left out by `--ignore` or by a comment, makes no difference: its value is unknown either way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Protocol

from npa_cli.model.did_you_mean import nearest, one_slip_away
from npa_cli.model.finding import Finding, KeyPath, Point, Related
from npa_cli.progress.select import self_and_above
from npa_cli.rules.discover import all_rules
from npa_cli.rules.index import Index
from npa_cli.rules.plain_data import text_under

Found = tuple[Finding, Point]

_LEVELS: Final = ("themes", "activities", "deliverables")  # keys of priority files
_LIKE: Final = 0.5  # two letters swapped leave a code of three this much alike
_NAMED_IN: Final[Mapping[str, tuple[tuple[KeyPath, str], ...]]] = {  # lists of things, by kind of file; else the file
    "partners": ((("partners",), "code"),),
    "workplan": ((("objectives",), "id"), (("boards",), "code"), (("sources",), "id")),
}
_WEIGHED_BY: Final = (("period",), ("conventions",), ("reporting",))  # settings in workplan.yaml


class Opened(Protocol):
    """The files of a plan, opened again."""

    def data_of(self, name: str) -> Any:
        """The plain data of a file; None where it could not be read."""

    def locate(self, finding: Finding) -> Point:
        """The place of a finding."""


def without_consequences(found: Sequence[Found], index: Index, opened: Opened, files: Iterable[str]) -> Iterator[Found]:
    """The findings that do not follow from another, in their order. `files` are the names of all files of the plan."""
    finds = {rule.code: rule.finds for rule in all_rules()}
    unknown = [each for each, _ in found if finds.get(each.code) in ("unknown value", "unknown name")]
    causes = [each for each in unknown if each.severity == "error"]  # what is only doubted is judged as it stands
    if not causes:
        yield from found
        return
    values = [each for each in causes if finds[each.code] == "unknown value"]
    mentions = [each for each in causes if finds[each.code] == "unknown name"]
    misnamed = _misnamed(mentions, index, opened, files)
    doubts = _Doubts([*causes, *misnamed.values()], values, index, opened.data_of)
    for finding, point in found:
        kind = finds.get(finding.code)
        if kind == "judgement of an entry" and doubts.stand_around(finding):
            continue
        if kind == "judgement" and doubts.touch(finding):
            continue
        name = _name_in(finding, opened.data_of) if kind == "unknown name" else None
        if name is not None and doubts.explain(name):
            continue
        if name is not None and name in misnamed:
            if finding.at == misnamed[name].related[0].at and finding.path == misnamed[name].related[0].path:
                yield misnamed[name], opened.locate(misnamed[name])
        else:
            yield finding, point


def _misnamed(mentions: Iterable[Finding], index: Index, opened: Opened, files: Iterable[str]) -> Mapping[str, Finding]:
    """By a name that several places speak of and nothing has, one finding on the thing that was meant by it.

    That is the thing of the most similar name, where nothing at all speaks of it by the name it has.
    """
    by_name: dict[str, list[Finding]] = {}
    for each in mentions:
        if each.fix is not None:
            continue  # what was meant is certain
        by_name.setdefault(_name_in(each, opened.data_of) or "", []).append(each)
    several = {name: found for name, found in by_name.items() if name and len({each.path for each in found}) > 1}
    if not several:
        return {}
    said = Counter(word for file in files for word in _words_in(opened.data_of(file)))
    named = {name: place for name, place in _named(index) if said[name] == 1}
    meant = {}
    for name, found in several.items():
        near = nearest(name, named, likeness=_LIKE)
        if near and (sorted(near) == sorted(name) or one_slip_away(name, [near])):
            path, at = named[near]
            message = f"`{near}` is spoken of nowhere, and {len(found)} places speak of `{name}`, which is not there"
            related = tuple(Related(each.path, each.at, f"`{name}` here", each.on_key) for each in found)
            hint = f"if this is `{name}`, mend it here; else mend those places"
            meant[name] = Finding(found[0].code, path, at, message, hint, item=near, related=related)
    return meant


def _named(index: Index) -> Iterator[tuple[str, tuple[str, KeyPath]]]:
    """Every id and code of the plan, with the file and the key path where the thing is named."""
    for given, item in index.items(index.levels).items():
        yield given, (item.path, (*item.at, "id"))
    for file in index.files:
        for at, key in _NAMED_IN.get(file.kind, (((), "id"),)):
            listed = _value_at(file.data, at)
            for number, entry in enumerate(listed if isinstance(listed, list) else ()):
                if name := text_under(entry, key):
                    yield name, (file.path, (*at, number, key))


class _Doubts:
    """What is not known of a plan, by the findings that say so."""

    def __init__(
        self, causes: Sequence[Finding], values: Sequence[Finding], index: Index, data_of: Callable[[str], Any]
    ) -> None:
        self._entries = {(each.path, _entry(each)) for each in causes}
        self._items: set[str] = set()  # those of which something is not known
        self._lost: set[str] = set()  # names that stand where they can't be read: under a mistyped key
        self._misnamed: set[str] = set()  # ids and codes at fault where a thing is named
        self._partners = any(each.path == "partners.yaml" for each in causes)
        self._settings = any(each.path == "workplan.yaml" and _steps(each)[:1] in _WEIGHED_BY for each in causes)
        self._reports = any(each.path.startswith("returns/") and _steps(each)[:1] != ("no_change",) for each in causes)
        for each in values:
            if not each.on_key and _steps(each)[-1:] not in (("id",), ("code",)):
                continue  # and its file need not be opened
            value = _value_at(data_of(each.path), each.at)
            if each.on_key:
                self._lost.update(_words_in(value))
            elif isinstance(value, str):
                self._misnamed.add(value)
        known = tuple(index.levels)
        for each in causes:
            self._items.update({str(each.item), *map(str, _entry(each))}.intersection(index.levels))
            if each.path.startswith("priorities/"):
                continue
            self._items.update(index.levels.keys() & set(_words_in(_value_at(data_of(each.path), _entry(each)))))
            given = _name_in(each, data_of)
            if given and (meant := nearest(given, known)):
                beside = given.rpartition(".")[0]  # any of those beside it may have been meant
                self._items.update(name for name in (meant, beside) if name in index.levels)

    def stand_around(self, finding: Finding) -> bool:
        """Whether the entry a finding stands in, or one around it, holds an unknown value."""
        at = _steps(finding)
        return any((finding.path, at[:length]) in self._entries for length in range(len(at) + 1))

    def touch(self, finding: Finding) -> bool:
        """Whether a judgement is about something of which not all is known."""
        if self._settings or self.stand_around(finding):
            return True
        if finding.item is None or finding.path == "partners.yaml":  # who is silent, who leads for whom
            return self._partners or self._reports or bool(self._items)
        return self._partners or not self._items.isdisjoint(self_and_above(finding.item))

    def explain(self, name: str) -> bool:
        """Whether a name is unknown since the thing it names is misnamed itself, or stands under a mistyped key."""
        return name in self._lost or nearest(name, self._misnamed, likeness=_LIKE) is not None


def _steps(finding: Finding) -> KeyPath:
    """The key path to a finding; none where the file could not be read as data."""
    return () if isinstance(finding.at, Point) else finding.at


def _entry(finding: Finding) -> KeyPath:
    """The key path to the entry that a finding stands in: a change, a partner, a report on a deliverable, an item."""
    at = _steps(finding)
    if finding.path.startswith("priorities/"):
        last = max((place for place, step in enumerate(at) if isinstance(step, int)), default=-1)
        if last > 0 and at[last - 1] in _LEVELS:
            return at[: last + 1]
        return at[: max(last - 1, 0)]
    if at[:1] == ("updates",) or finding.path in ("partners.yaml", "workplan.yaml"):
        return at[:2]
    return at[:1] if at and isinstance(at[0], int) else ()


def _name_in(finding: Finding, data_of: Callable[[str], Any]) -> str | None:
    """The word that a finding points at."""
    at = _steps(finding)
    value = at[-1] if finding.on_key and at else _value_at(data_of(finding.path), at)
    return value if isinstance(value, str) else None


def _value_at(data: Any, at: KeyPath | Point) -> Any:
    """What a key path leads to; None where it leads nowhere."""
    for step in () if isinstance(at, Point) else at:
        if isinstance(data, dict) and step in data:
            data = data[step]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _words_in(data: Any) -> Iterator[str]:
    """Every key and every word in some plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from (key for key in data if isinstance(key, str))
        for each in data.values():
            yield from _words_in(each)
    elif isinstance(data, list):
        for each in data:
            yield from _words_in(each)
