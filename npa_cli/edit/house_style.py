"""How a file is already written, so that what is added looks like what was there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final, TypeVar

from npa_cli.edit.tree import Node, Tree

_T = TypeVar("_T")

_STEP: Final = 2  # spaces, where a file shows none of its own


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """`step`: spaces from a key to the keys in it. `dash`: spaces from a key to the dashes under it.

    `flow_lists`: whether short lists of words are written in brackets.
    `blocks`: whether prose may be written as a `|` or `>-` block.
    """

    step: int = _STEP
    dash: int = _STEP
    flow_lists: bool = True
    blocks: bool = True


def house_style(tree: Tree) -> HouseStyle:
    """What most of the file does; the first seen where two ways are as common."""
    steps: Counter[int] = Counter()
    dashes: Counter[int] = Counter()
    lists: Counter[bool] = Counter()
    waiting = [tree.root] if tree.root else []
    while waiting:
        node = waiting.pop(0)
        if node.kind == "list" and node.entries and all(each.value.kind == "scalar" for each in node.entries):
            lists[node.flow] += 1
        for entry in node.entries:
            value = entry.value
            waiting.append(value)
            if node.kind == "map" and not node.flow and not value.flow and value.entries:
                (steps if value.kind == "map" else dashes)[value.column - node.column] += 1
    step = _most(steps, _STEP)
    return HouseStyle(step, _most(dashes, step), _most(lists, True))


def _most(counted: Counter[_T], otherwise: _T) -> _T:
    return counted.most_common(1)[0][0] if counted else otherwise


def dash_gap(tree: Tree, node: Node) -> int:
    """Characters from a dash to its item in a block list: 2 for `- x`. That of the first item that shows one."""
    for entry in node.entries:
        between = tree.text[entry.start + 1 : entry.value.start]
        if not entry.value.empty and between and not between.strip(" "):
            return len(between) + 1
    return 2
