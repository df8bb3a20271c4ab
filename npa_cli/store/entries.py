"""The results of checking files, kept from one run to the next by the bytes of a file and of those it is judged by.

This is the one file of the store that knows of `speed/`. Without that folder, and without the line that imports it,
nothing is kept and all else is as it was.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from npa_cli.model.finding import Finding, KeyPath, Point, Related
from npa_cli.store.index_line import IndexLine
from npa_cli.store.plan_files import PlanFile

if TYPE_CHECKING:  # a fix, or a comment to npa, stands in few files
    from npa_cli.model.fix import Fix
    from npa_cli.store.comments import Ignore

_ENTRIES: Final = "entries"
_PARTS: Final = "parts"
MOST_FOUND: Final = 100  # findings of a file that are kept; with more of them it is checked anew


class Entry(NamedTuple):
    """One file as it was checked: what was found, each with its place, and what the index needs to know of it.

    That is `line` for a priority file, and the whole of `data` for any other. `ignores` are its comments to npa.
    """

    found: tuple[tuple[Finding, Point], ...]
    line: IndexLine | None = None
    data: Any = None
    ignores: tuple[Ignore, ...] = ()


class Shelf(Protocol):
    """Where bytes are put under a key: `speed/shelf.py`. It may lose them, and gives back what was put or nothing."""

    def is_open(self) -> bool: ...
    def digest(self, *parts: bytes) -> bytes: ...
    def digest_of(self, raw: bytes) -> bytes: ...
    def known_digest(self, path: str) -> bytes | None: ...
    def get(self, shelf: str, key: bytes) -> bytes | None: ...
    def put(self, shelf: str, key: bytes, body: bytes) -> None: ...
    def plan_results(self, question: str, *, family: bool) -> PlanResults: ...


class PlanResults(Protocol):
    """Results of whole plans, as data that JSON can hold, for one question: see `PlanResults` in `speed/`."""

    def get(self, root: str) -> Any: ...
    def put(self, root: str, result: Any) -> None: ...
    def save(self) -> None: ...


SHELF: Shelf | None = None
# To have nothing kept, delete the next line, the folder speed/, and the two lines with `open_cache` in `__main__`.
from npa_cli.speed import shelf as SHELF  # noqa: E402, F811, N812


class Entries:
    """The entries of the files that are judged by one frame."""

    def __init__(self, shelf: Shelf, frame: Sequence[bytes]) -> None:
        """`frame` is the digest of each file that says what is right in the others, in a stable order."""
        self._shelf = shelf
        self._frame = shelf.digest(*frame)
        self._digests: dict[str, bytes] = {}

    def digest(self, file: PlanFile) -> bytes | None:
        """The digest of a file's bytes when it is first asked for; None if they can't be read."""
        if file.name not in self._digests:
            found = _digest(self._shelf, file)
            if found is None:
                return None
            self._digests[file.name] = found
        return self._digests[file.name]

    def is_changed(self, file: PlanFile, raw: bytes | Finding) -> bool:
        """Whether a file has by now other bytes than it had when its digest was first asked for."""
        known = self._digests.get(file.name)
        return known is not None and (isinstance(raw, Finding) or self._shelf.digest_of(raw) != known)

    def get(self, file: PlanFile) -> Entry | None:
        """The entry of a file as it is now. Whatever is wrong with what was kept, it is as if there were none."""
        plain = self._kept(_ENTRIES, file, self._frame, file.kind, file.name)
        try:
            return None if plain is None else _entry(plain)
        except (ValueError, TypeError, KeyError, AttributeError):
            return None

    def put(self, file: PlanFile, raw: bytes, entry: Entry) -> None:
        """Keep the entry of a file of these bytes; not where it has very many findings or comments to npa."""
        if len(entry.found) <= MOST_FOUND and not entry.ignores:
            self._keep(_ENTRIES, raw, _plain(entry), self._frame, file.kind, file.name)

    def get_part(self, file: PlanFile, ids: Collection[str]) -> Any:
        """The part of a priority file's data that holds these ids; None if it was not kept."""
        return self._kept(_PARTS, file, b"", *sorted(ids))

    def put_part(self, raw: bytes, ids: Collection[str], data: Any) -> None:
        """Keep the part of a priority file's data that holds these ids; `raw` are the file's bytes."""
        self._keep(_PARTS, raw, data, b"", *sorted(ids))

    def _kept(self, shelf: str, file: PlanFile, frame: bytes, *words: str) -> Any:
        digest = self.digest(file)
        body = None if digest is None else self._shelf.get(shelf, self._key(digest, frame, words))
        try:
            return None if body is None else json.loads(body)
        except ValueError:
            return None

    def _keep(self, shelf: str, raw: bytes, plain: Any, frame: bytes, *words: str) -> None:
        body = json.dumps(plain, separators=(",", ":")).encode()
        self._shelf.put(shelf, self._key(self._shelf.digest_of(raw), frame, words), body)

    def _key(self, digest: bytes, frame: bytes, words: Iterable[str]) -> bytes:
        return self._shelf.digest(digest, frame, *map(_encoded, words))


def open_entries(frame: Iterable[PlanFile]) -> Entries | None:
    """The entries of the files judged by these; None if nothing is kept, or one of these can't be read."""
    if SHELF is None or not SHELF.is_open():
        return None
    parts: list[bytes] = []
    for each in frame:
        digest = _digest(SHELF, each)
        if digest is None:
            return None
        parts += [_encoded(each.name), digest]
    return Entries(SHELF, parts)


def open_plan_results(question: str, *, family: bool) -> PlanResults | None:
    """The results kept of one question that is asked of many plans: see `PlanResults`; None if nothing is kept."""
    return SHELF.plan_results(question, family=family) if SHELF is not None and SHELF.is_open() else None


def _digest(shelf: Shelf, file: PlanFile) -> bytes | None:
    known = shelf.known_digest(str(file.path)) if file.raw is None else None
    if known is not None:
        return known
    raw = file.read()
    return shelf.digest_of(raw) if isinstance(raw, bytes) else None


def _encoded(words: str) -> bytes:
    return words.encode("utf-8", "surrogatepass")


def _plain(entry: Entry) -> dict[str, Any]:
    found = [[_plain_finding(finding), [point.line, point.column]] for finding, point in entry.found]
    return {"found": found, "line": entry.line, "data": entry.data}


def _entry(plain: dict[str, Any]) -> Entry:
    line = None if plain["line"] is None else IndexLine(*plain["line"])
    return Entry(tuple((_finding(each), Point(*place)) for each, place in plain["found"]), line, plain["data"])


def _plain_finding(finding: Finding) -> dict[str, Any]:
    """A finding as data that JSON can hold: a fix with its kind, and a point as a mapping, which no key path is."""
    return {**asdict(finding), "fix": finding.fix and [type(finding.fix).__name__, asdict(finding.fix)]}


def _finding(plain: dict[str, Any]) -> Finding:
    """What `_plain_finding` was given. Raises ValueError, TypeError or KeyError for what it never made."""
    related = tuple(Related(path, _at(at), *more) for path, at, *more in plain["related"])
    return Finding(**{**plain, "at": _at(plain["at"]), "fix": _fix(plain["fix"]), "related": related})


def _at(plain: Any) -> KeyPath | Point:
    return Point(**plain) if isinstance(plain, dict) else tuple(plain)


def _fix(plain: Any) -> Fix | None:
    if plain is None:
        return None
    from npa_cli.model.fix import Quote, Rename, Replace  # seldom needed: see above

    name, given = plain
    kinds: dict[str, type[Fix]] = {"Quote": Quote, "Rename": Rename, "Replace": Replace}
    return kinds[name](**given)
