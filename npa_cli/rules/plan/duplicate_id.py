"""NPA202 duplicate-id: two things of the same name."""

from __future__ import annotations

from typing import Final

from npa_cli.model.finding import KeyPath, Related
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority
from npa_cli.rules.plain_data import mappings, mappings_in, text_under, values_under, words
from npa_cli.rules.rule import CheckedFile, Example, Finding, Findings, Frame, Index, plan_rule

_CODE: Final = "NPA202"
Place = tuple[str, KeyPath]  # a file, and where in it
_LISTS: Final = (("partners", "partners", "code"), ("workplan", "objectives", "id"), ("workplan", "boards", "code"),
                 ("workplan", "sources", "id"))  # fmt: skip


@plan_rule(
    _CODE,
    finds="unknown value",
    name="duplicate-id",
    title="Two things of the same name",
    why="An id is how a return, a change or a minute points at one commitment, so it can mean only one.",
    bad=Example(
        "priorities/01-first.yaml",
        MINIMAL_PLAN["priorities/01-first.yaml"] + "          - {id: P1.1.1, timeframe: Ongoing}\n",
    ),
    good=Example("priorities/01-first.yaml", first_priority("P1.1.1", "P1.1.2")),
)
def check(index: Index, frame: Frame) -> Findings:
    first: dict[str, Place] = {}
    for item in index.repeated_items():
        given = item.id or ""
        yield from _seen_before(first, given, given, item.path, (*item.at, "id"))
    for file in frame.files:
        for kind, key, name in _LISTS:
            if file.kind == kind:
                known: dict[str, Place] = {}
                for each, at in mappings(file.data, key):
                    code = each.get(name)
                    if isinstance(code, str):
                        yield from _seen_before(known, code.casefold(), code, file.path, (*at, name))
    measures: dict[str, Place] = {}
    for file in index.files_of("measures"):
        for each, at in mappings_in(file.data):
            if code := text_under(each, "id"):
                yield from _seen_before(measures, code, code, file.path, (*at, "id"))
    for file in index.files_of("guard"):
        yield from _in_guard(file)
    changes: dict[str, Place] = {}
    for change in frame.changes:
        given = change.text("id") or ""
        if given:
            yield from _seen_before(changes, given, given, change.path, (*change.at, "id"))


def _in_guard(file: CheckedFile) -> Findings:
    """E-mails and teams that are said to be of two: whose change one is could then not be told."""
    names: dict[str, Place] = {}
    office = file.data.get("secretariat") if isinstance(file.data, dict) else None
    for theirs, under in ((office, ("secretariat",)), *values_under(file.data, "partners")):
        for name, at in words(theirs, under):
            yield from _seen_before(names, name.casefold(), name, file.path, at, "keep it for one of them")


def _seen_before(
    first: dict[str, Place], key: str, given: str, path: str, at: KeyPath, hint: str = "give it the next free number"
) -> Findings:
    if key in first:
        message = f"`{given}` is already the name of something in {first[key][0]}"
        there = (Related(*first[key], "the first of the name"),)
        yield Finding(_CODE, path, at, message, hint, related=there)
    first.setdefault(key, (path, at))
