"""Steps through a file's plain data that hold whatever shape it is in, each with its key path."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, NamedTuple

from npa_cli.model.finding import KeyPath
from npa_cli.model.outline import priority_of
from npa_cli.rules.rule import CheckedFile, Context

Level = Literal["priority", "theme", "activity", "deliverable"]
ID_LEVELS: Final[tuple[Level, ...]] = ("priority", "activity", "deliverable")
"""The levels that have ids, by the number of dots in an id that is right."""


class Node(NamedTuple):
    """A mapping in a priority file: what it is, its file and key path, and the id of the item around it."""

    level: Level
    path: str
    at: KeyPath
    data: dict[str, Any]
    parent_id: str | None

    @property
    def id(self) -> str | None:
        given = self.data.get("id")
        return given if isinstance(given, str) else None

    @property
    def item(self) -> str | None:
        """The id to name in a finding: its own, or that of what it hangs from."""
        return self.id or self.parent_id


def nodes(context: Context) -> tuple[Node, ...]:
    """Every priority, theme, activity and deliverable there may be something to find in, in reading order.

    For rules that judge each by itself, and by what the files that are no priorities say.
    """
    return context.once(_to_judge)


def every_node(context: Context) -> tuple[Node, ...]:
    """All of the plan, for rules that hold one item against another."""
    return context.once(_in_all) if context.settled else nodes(context)


def _to_judge(context: Context) -> tuple[Node, ...]:
    return tuple(node for file in context.unsettled for node in nodes_of(file))


def _in_all(context: Context) -> tuple[Node, ...]:
    return tuple(node for file in context.files for node in nodes_of(file))


def nodes_of(file: CheckedFile) -> Iterator[Node]:
    """Everything in one priority file, in reading order; a settled one is opened for it."""
    if file.kind == "priority" and isinstance(file.data, dict):
        top = Node("priority", file.path, (), file.data, None)
        yield top
        for theme in _under(top, "themes", "theme"):
            yield theme
            for activity in _under(theme, "activities", "activity"):
                yield activity
                yield from _under(activity, "deliverables", "deliverable")


def items(context: Context) -> Mapping[str, Node]:
    """The first priority, activity or deliverable of each id."""
    found: dict[str, Node] = {}
    for node in every_node(context):
        if node.id is not None and node.level != "theme":
            found.setdefault(node.id, node)
    return found


def levels(context: Context) -> Mapping[str, Level]:
    """The level of the first priority, activity or deliverable of each id, in reading order."""
    return _levels(context, ((file, None) for file in context.files))


def levels_of(context: Context, asked: frozenset[str]) -> Mapping[str, Level]:
    """The same of these ids alone."""
    return _levels(context, _holding(context, asked))


def _levels(context: Context, files: Iterable[tuple[CheckedFile, frozenset[str] | None]]) -> Mapping[str, Level]:
    """The same of these files: of all ids there, or of some."""
    found: dict[str, Level] = {}
    for file, asked in files:
        if file.outline:  # which are as they should be: their level can be seen
            for each in file.outline.ids() if asked is None else asked:
                found.setdefault(each, ID_LEVELS[each.count(".")])
        for node in context.once(_by_file).get(file.path, ()):
            if node.id is not None and node.level != "theme" and (asked is None or node.id in asked):
                found.setdefault(node.id, node.level)
    return found


def _by_file(context: Context) -> Mapping[str, list[Node]]:
    judged: dict[str, list[Node]] = {}
    for node in nodes(context):
        judged.setdefault(node.path, []).append(node)
    return judged


def items_of(context: Context, asked: frozenset[str]) -> Mapping[str, Node]:
    """The first priority, activity or deliverable of each of these ids; of a priority, perhaps not all it holds."""
    found: dict[str, Node] = {}
    for file, held in _holding(context, asked):
        for node in nodes_of(file.part(held)):
            if node.id in held and node.level != "theme":
                found.setdefault(node.id, node)
    return found


def settled_ids(context: Context) -> Iterator[str]:
    """The ids of all items there is nothing to find in, in reading order."""
    return (each for file in context.files if file.outline for each in file.outline.ids())


def priorities_with(context: Context, items: Collection[str]) -> frozenset[str]:
    """The ids of the priorities in whose files any of these items may be."""
    return frozenset(
        file.outline.first if file.outline else text_under(file.data, "id") or ""
        for file, _ in _holding(context, items)
    )


def _holding(context: Context, items: Collection[str]) -> Iterator[tuple[CheckedFile, frozenset[str]]]:
    """The priority files in which any of these items may be, each with those."""
    every, near = frozenset(items), {"", *map(priority_of, items)}
    for file in context.files:
        if file.kind == "priority" and file.outline is None:
            yield file, every
        elif file.outline and file.outline.under in near and (held := file.outline.among(every)):
            yield file, held


def reads_all_items(context: Context) -> bool:
    """Whether every priority file could be read: an id that is in none of them is then in the plan nowhere."""
    return not any(finding.path.startswith("priorities/") for finding in context.file_findings)


def has(context: Context, kind: str) -> bool:
    """Whether there is a file of this kind that could be read."""
    return any(file.kind == kind for file in context.files)


def partner_codes(context: Context) -> tuple[str, ...]:
    """Every code in partners.yaml, also of partners with faults: those are findings of their own."""
    return tuple(
        partner["code"]
        for file in context.files
        if file.kind == "partners"
        for partner, _ in mappings(file.data, "partners")
        if isinstance(partner.get("code"), str)
    )


def group_members(context: Context, code: str) -> tuple[str, ...] | None:
    """The members of the group of this code; None where partners.yaml has no group of it."""
    return next((each.members for each in context.plan.partners if each.code == code and each.kind == "group"), None)


@dataclass(frozen=True, slots=True)
class BoardLink:
    """One code under a board's `reports_to` or `escalates_to`."""

    board: str  # the code of the board that has it
    key: str
    to: str
    path: str
    at: KeyPath


def board_links(context: Context) -> Iterator[BoardLink]:
    """Where each board reports and escalates to, in the order of the file."""
    for file in context.files:
        if file.kind == "workplan":
            for board, at in mappings(file.data, "boards"):
                for key in ("reports_to", "escalates_to"):
                    for code, place in words(board.get(key), (*at, key)):
                        yield BoardLink(str(board.get("code")), key, code, file.path, place)


def text_under(data: Any, key: str) -> str | None:
    """The words under a key; None where there are none but white space, or something else than words."""
    found = data.get(key) if isinstance(data, dict) else None
    return found if isinstance(found, str) and found.strip() else None


def words(data: Any, at: KeyPath) -> Iterator[tuple[str, KeyPath]]:
    """The words of a list, or the one word given instead of a list, with their key paths."""
    if isinstance(data, list):
        for index, each in enumerate(data):
            if isinstance(each, str):
                yield each, (*at, index)
    elif isinstance(data, str):
        yield data, at


def mappings_in(data: Any) -> Iterator[tuple[dict[str, Any], KeyPath]]:
    """The mappings in a file that is a list of them, with their key paths."""
    for index, each in enumerate(data if isinstance(data, list) else ()):
        if isinstance(each, dict):
            yield each, (index,)


def mappings(data: Any, key: str) -> Iterator[tuple[dict[str, Any], KeyPath]]:
    """The mappings in the list under `key`, with their key paths."""
    items = data.get(key) if isinstance(data, dict) else None
    for index, each in enumerate(items if isinstance(items, list) else ()):
        if isinstance(each, dict):
            yield each, (key, index)


def _under(node: Node, key: str, level: Level) -> Iterator[Node]:
    path, at, inside, item = node.path, node.at, node.data.get(key), node.item
    for index, each in enumerate(inside if isinstance(inside, list) else ()):
        if isinstance(each, dict):
            yield Node(level, path, (*at, key, index), each, item)
