"""Priority files opened again where a rule asks for what is in them; the last few stay open."""

import errno
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

from npa_cli.model.plan import Plan
from npa_cli.store.document import Document
from npa_cli.store.entries import Entries
from npa_cli.store.load import with_priorities
from npa_cli.store.plan_files import PlanFile, parse

_MOST: Final = 1024 * 1024  # bytes of files that stay open


class OpenPriorities:
    """The priority files of a plan, by name."""

    def __init__(self, files: Mapping[str, PlanFile], entries: Entries | None) -> None:
        self._files = files
        self._entries = entries
        self._parts: dict[str, tuple[frozenset[str], Any]] = {}
        self._open: dict[str, Document] = {}
        self._unreadable: set[str] = set()  # a file that can't be read may have thousands of findings

    def document(self, name: str) -> Document | None:
        """A whole file; None if it can't be read. Raises OSError if it is not what it was when it was checked."""
        if name not in self._files or name in self._unreadable:
            return None
        if name in self._open:
            return self._open[name]
        file = self._files[name]
        raw = file.read()
        if self._entries is not None and self._entries.is_changed(file, raw):
            why = "it changed while it was being read; run the command again"
            raise OSError(errno.EAGAIN, why, str(file.path))
        document = parse(name, raw)[0] if isinstance(raw, bytes) else None
        if document is not None:
            self.stay_open(document)
        else:
            self._unreadable.add(name)
        return document

    def add_part(self, name: str, ids: frozenset[str], data: Any) -> None:
        """A piece of a file that is known already: the ids it holds, and the data. See `part_of`."""
        self._parts[name] = ids, data

    def stay_open(self, document: Document) -> None:
        """Keep a file at hand, and those opened before it as far as there is room."""
        self._open[document.path] = document
        room = _MOST
        for name in reversed(tuple(self._open)):
            room -= len(self._open[name].raw)
            if room < 0 and name != document.path:
                del self._open[name]

    def data_with(self, name: str, ids: Collection[str]) -> Any:
        """A file's data as far as these ids are in it: None may stand in the place of any other activity."""
        if name in self._open:
            return self._open[name].data
        wanted = frozenset(ids)
        held, data = self._parts.get(name, (frozenset(), None))
        if not wanted <= held or data is None:
            data = self._kept_part(name, wanted)
            self._parts[name] = wanted, data
        return data

    def plan_with(self, plan: Plan, parts: Mapping[str, Collection[str] | None]) -> Plan:
        """A plan with the priorities of these files, each as far as it holds the ids named; None is all of it."""
        return with_priorities(plan, ((name, self._part(name, ids)) for name, ids in parts.items()))

    def _part(self, name: str, ids: Collection[str] | None) -> Any:
        """The data of a file without what is not about these ids; all of it where they are None."""
        if ids is not None:
            return _without_blanks(self.data_with(name, ids))
        document = self.document(name)
        return document.data if document is not None else None

    def _kept_part(self, name: str, ids: frozenset[str]) -> Any:
        data = self._entries.get_part(self._files[name], ids) if self._entries is not None else None
        if data is not None:
            return data
        document = self.document(name)
        if document is None:
            return None
        data = part_of(document.data, ids)
        if self._entries is not None:
            self._entries.put_part(document.raw, ids, data)
        return data


def part_of(data: Any, ids: Collection[str]) -> Any:
    """A priority file's data with None in the place of each activity that none of these ids is in."""

    def blanked(activities: list[Any]) -> list[Any]:
        return [each if _holds(each, ids) else None for each in activities]

    return _with_list(data, "themes", lambda themes: [_with_list(each, "activities", blanked) for each in themes])


def _holds(activity: Any, ids: Collection[str]) -> bool:
    if not isinstance(activity, dict):
        return True
    below = activity.get("deliverables")
    every = (activity, *(below if isinstance(below, list) else ()))
    named = (each.get("id") for each in every if isinstance(each, dict))
    return any(isinstance(each, str) and each in ids for each in named)


def _without_blanks(data: Any) -> Any:
    """What `part_of` made, without the blanks and the themes that hold no more: places are others than in the file."""

    def filled(themes: list[Any]) -> list[Any]:
        left = [
            _with_list(each, "activities", lambda held: [one for one in held if one is not None]) for each in themes
        ]
        return [each for each in left if not isinstance(each, dict) or each.get("activities") != []]

    return _with_list(data, "themes", filled)


def _with_list(data: Any, key: str, change: Callable[[list[Any]], list[Any]]) -> Any:
    """A mapping with its list under a key changed; whatever else it is, as it is."""
    is_there = isinstance(data, dict) and isinstance(data.get(key), list)
    return {**data, key: change(data[key])} if is_there else data
