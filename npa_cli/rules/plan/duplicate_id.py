"""NPA202 duplicate-id: two things of the same name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from npa_cli.model.finding import KeyPath, Related
from npa_cli.rules.file_entry import FileEntry, finding_at
from npa_cli.rules.minimal_plan import in_priority, second_deliverable
from npa_cli.rules.plain_data import words
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, Index, plan_rule

_Named = tuple[str, str, KeyPath]  # a file, a name in it, and where in it
_LISTS: Final = (("partners", "partners", "code"), ("workplan", "objectives", "id"), ("workplan", "boards", "code"),
                 ("workplan", "sources", "id"))  # fmt: skip


@plan_rule(
    "NPA202",
    finds="unknown value",
    title="Two things of the same name",
    why="An id is how a return, a change or a minute points at one commitment, so it can mean only one.",
    bad=Example("priorities/01-first.yaml", second_deliverable("id: P1.1.1, timeframe: Ongoing")),
    good=in_priority("P1.1.1", "P1.1.2"),
)
def duplicate_id(index: Index, frame: Frame) -> Findings:
    yield from _second(_named(index.repeated_items(), "id"))
    for file in frame.files:
        for key, name in ((key, name) for kind, key, name in _LISTS if kind == file.kind):
            yield from _second(_named(file.entries(key), name), fold=True)
    measures = chain.from_iterable(file.entries() for file in index.files_of("measures"))
    for entries in (measures, frame.changes):
        yield from _second(_named((each for each in entries if each.text("id")), "id"))
    for file in index.files_of("guard"):
        yield from _second(_in_guard(file), "keep it for one of them", fold=True)


def _named(entries: Iterable[FileEntry], key: str) -> Iterator[_Named]:
    for each in entries:
        if isinstance(name := each.data.get(key), str):
            yield each.path, name, (*each.at, key)


def _in_guard(file: CheckedFile) -> Iterator[_Named]:
    """E-mails and teams, of which none may be of two: whose change one is could then not be told."""
    office = file.data.get("secretariat") if isinstance(file.data, dict) else None
    partners = ((theirs, ("partners", code)) for code, theirs in file.under("partners").items())
    for theirs, under in ((office, ("secretariat",)), *partners):
        yield from ((file.path, name, at) for name, at in words(theirs, under))


def _second(named: Iterable[_Named], hint: str = "give it the next free number", *, fold: bool = False) -> Findings:
    """What has a name that something before it has; with `fold` whatever the case of its letters."""
    first: dict[str, tuple[str, KeyPath]] = {}
    for path, name, at in named:
        key = name.casefold() if fold else name
        if key in first:
            message = f"`{name}` is already the name of something in {first[key][0]}"
            yield finding_at(path, at, message, hint, related=(Related(*first[key], "the first of the name"),))
        first.setdefault(key, (path, at))
