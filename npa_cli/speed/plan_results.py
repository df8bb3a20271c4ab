"""Results of whole plans, for one question that is asked of many: kept together in one file, each by its plan's bytes.

Beside each result stands what the system reported of the plan's files: their times, sizes and numbers. Where all of
that is as it was, the files aren't opened again, as git does with its index; where it isn't, their bytes decide. A time
that is no older than a clock can tell from the present is not trusted, nor is any on Windows, where a file's times can
be set.
"""

import json
import os
import time
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from npa_cli.speed.fingerprint import NotForCertainError, plan_files
from npa_cli.speed.folder import digest, get, program, put, stat_key
from npa_cli.store.plan_folder import main_of_family

_SHELF: Final = "estates"
_MOMENT: Final = 3 * 10**9  # nanoseconds: longer than any file system's clock ticks


class _Files(NamedTuple):
    """A plan's files at a moment: their names and places, and what the system says of them as one digest."""

    places: tuple[tuple[str, str], ...]
    stats: bytes
    stats_suffice: bool  # whether equal `stats` later prove that no file was changed

    def contents(self) -> bytes:
        """One digest of all names and bytes. Raises OSError if a file can't be read."""
        parts = []
        for name, path in self.places:
            with open(path, "rb") as file:  # a Path for each of ten thousand files takes its time
                parts += [name.encode("utf-8", "surrogatepass"), file.read()]
        return digest(*parts)


class _Kept(NamedTuple):
    """A result, and the digests of the files it is the result of; `stats` is empty if it proves nothing."""

    stats: str
    contents: str
    result: Any


class PlanResults:
    """The results kept for one question, and those of this run.

    `question` says all that a result depends on beside the files. With `family`, a result also depends on the plans of
    the same folder. Results are plain data that JSON can hold.
    """

    def __init__(self, question: str, *, family: bool) -> None:
        self._name = digest(program(), question.encode("utf-8", "surrogatepass"))
        self._family = family
        self._kept = _read(get(_SHELF, self._name))
        self._asked: dict[str, tuple[_Files, bytes]] = {}
        self._families: dict[str, _Files] = {}
        self._results: dict[str, Any] = {}
        self._changed = False

    def get(self, root: str) -> Any:
        """The result kept for the plan in `root` with its files as they are now; None if there is none."""
        files = self._look(root)
        if files is None:
            return None
        kept = self._kept.get(os.path.abspath(root))
        if kept is not None and files.stats_suffice and kept.stats == files.stats.hex():
            return kept.result
        try:
            contents = files.contents()
        except OSError:
            return None
        if kept is not None and kept.contents == contents.hex():
            self._put(root, kept._replace(stats=files.stats.hex() if files.stats_suffice else ""))
            return kept.result
        self._asked[root] = files, contents
        return None

    def put(self, root: str, result: Any) -> None:
        """Note a result worked out since `get` found none for its plan."""
        if root in self._asked:
            self._results[root] = result

    def save(self) -> None:
        """Keep what this run added; not of a plan in which a file was written since it was looked at."""
        self._families.clear()
        for root, result in self._results.items():
            files, contents = self._asked[root]
            if self._is_as_it_was(root, files, contents):
                self._put(root, _Kept(files.stats.hex() if files.stats_suffice else "", contents.hex(), result))
        if self._changed:
            kept = {root: [each.stats, each.contents, each.result] for root, each in self._kept.items()}
            body = json.dumps(kept, separators=(",", ":")).encode()
            put(_SHELF, self._name, body)

    def _is_as_it_was(self, root: str, files: _Files, contents: bytes) -> bool:
        now = self._look(root)
        try:
            return now is not None and now.stats == files.stats and (files.stats_suffice or now.contents() == contents)
        except OSError:
            return False

    def _put(self, root: str, kept: _Kept) -> None:
        self._kept[os.path.abspath(root)] = kept
        self._changed = True

    def _look(self, root: str) -> _Files | None:
        """The files a plan's result depends on; None if they can't be known, as with links and pipes."""
        try:
            if not self._family:
                return _files_of(root, with_other_plans=False)
            main = main_of_family(root)
            if main not in self._families:
                self._families[main] = _files_of(main, with_other_plans=True)
            return self._families[main]
        except (OSError, NotForCertainError):
            return None


def _files_of(root: str, *, with_other_plans: bool) -> _Files:
    taken = time.time_ns()
    places, about, newest = [], [], 0
    for name, path, stat in sorted(plan_files(root, other_plans=with_other_plans), key=lambda each: each[0]):
        about.append(name)
        if path is not None and stat is not None:
            now = stat_key(stat)
            places.append((name, path))
            about.append(str(now))
            newest = max(newest, *now[:2])
    stats_suffice = os.name == "posix" and newest < taken - _MOMENT
    return _Files(tuple(places), digest("\n".join(about).encode("utf-8", "surrogatepass")), stats_suffice)


def _read(body: bytes | None) -> dict[str, _Kept]:
    if body is None:
        return {}
    kept: Mapping[str, Any] = json.loads(body)
    return {root: _Kept(*each) for root, each in kept.items()}
