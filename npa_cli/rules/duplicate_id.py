"""NPA202 duplicate-id: two things of the same name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.model.finding import Finding, KeyPath, Related
from npa_cli.model.outline import priority_of
from npa_cli.rules.change_entry import change_entries
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority
from npa_cli.rules.rule import Context, Example, Rule
from npa_cli.rules.walk import Node, every_node, mappings, nodes, settled_ids

_CODE: Final = "NPA202"
Place = tuple[str, KeyPath]  # a file, and where in it
_LISTS: Final = (("partners", "partners", "code"), ("workplan", "objectives", "id"), ("workplan", "boards", "code"),
                 ("workplan", "sources", "id"))  # fmt: skip


def _check(context: Context) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for node in _perhaps_twice(context):
        if node.id is not None:
            yield from _seen_before(first, node.id, node.id, node.path, (*node.at, "id"))
    for file in context.files:
        for kind, key, name in _LISTS:
            if file.kind == kind:
                known: dict[str, Place] = {}
                for each, at in mappings(file.data, key):
                    given = each.get(name)
                    if isinstance(given, str):
                        yield from _seen_before(known, given.casefold(), given, file.path, (*at, name))
    changes: dict[str, Place] = {}
    for change in context.once(change_entries):
        given = change.text("id")
        if given is not None:
            yield from _seen_before(changes, given, given, change.path, (*change.at, "id"))


def _perhaps_twice(context: Context) -> tuple[Node, ...]:
    """Every item, where anything is called as another is; a theme is one too, though none should have an id."""
    ids = [node.id for node in nodes(context) if node.id is not None]
    under = [file.outline.under for file in context.files if file.outline]
    apart = "" not in under and len(set(under)) == len(under) and {*map(priority_of, ids)}.isdisjoint(under)
    if not apart:
        ids += settled_ids(context)
    return every_node(context) if len(set(ids)) < len(ids) else ()


def _seen_before(first: dict[str, Place], key: str, given: str, path: str, at: KeyPath) -> Iterator[Finding]:
    if key in first:
        message = f"`{given}` is already the name of something in {first[key][0]}"
        there = (Related(*first[key], "the first of the name"),)
        yield Finding(_CODE, path, at, message, "give it the next free number", item=given, related=there)
    first.setdefault(key, (path, at))


RULE = Rule(
    code=_CODE,
    name="duplicate-id",
    title="Two things of the same name",
    why="An id is how a return, a change or a minute points at one commitment, so it can mean only one.",
    bad=Example(
        "priorities/01-first.yaml",
        MINIMAL_PLAN["priorities/01-first.yaml"] + "          - {id: P1.1.1, timeframe: Ongoing}\n",
    ),
    good=Example("priorities/01-first.yaml", first_priority("P1.1.1", "P1.1.2")),
    check=_check,
    across=True,
)
