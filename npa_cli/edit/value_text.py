"""A value of any depth as YAML text, in brackets or as a block, written the way the rest of its file is."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple, TypeVar, Union

from npa_cli.edit.scalar_text import Scalar, is_plain, scalar_text
from npa_cli.edit.tree import Node, Tree

_T = TypeVar("_T")

_STEP: Final = 2  # spaces, where a file shows none of its own


class HouseStyle(NamedTuple):
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


Value = Union[Scalar, "list[Value]", "tuple[Value, ...]", "dict[str, Value]"]

_SHORT_LIST: Final = 80  # columns; a list in brackets that would end beyond is written as a block


class Written(NamedTuple):
    """`inline` goes on the line of the key or dash (nothing for a block of its own lines), `lines` below it."""

    inline: str
    lines: tuple[str, ...] = ()


def plain_data(value: Value) -> object:
    """What reading the written value gives back: lists for tuples, words for days."""
    if isinstance(value, Mapping):
        return {key: plain_data(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain_data(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def key_text(key: str) -> str:
    # `on` is a key of the format, and plain as people type it: npa's reader and check-yaml take it for the word it is.
    return key if key == "on" else scalar_text(key, flow=True)


def flow_text(value: Value, style: str = "") -> str:
    """The value in brackets, on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key_text(key)}: {flow_text(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow_text(each) for each in value) + "]"
    return scalar_text(value, flow=True, style=style)


def under_key(value: Value, column: int, before: int, house: HouseStyle, style: str = "") -> Written:
    """The value of a key that stands at `column` (from 0); `before` columns of its line are taken."""
    if isinstance(value, Mapping) and value:
        return Written("", _mapping(value, column + house.step, house))
    if isinstance(value, list | tuple) and value:
        brackets = flow_text(value)
        if house.flow_lists and _all_words(value) and before + 1 + len(brackets) <= _SHORT_LIST:
            return Written(brackets)
        return Written("", _list(value, column + house.dash, house))
    return _single(value, column + house.step, before + 1, house, style)


def under_dash(value: Value, column: int, gap: int, house: HouseStyle, style: str = "") -> Written:
    """The item of a dash that stands at `column` (from 0), `gap` characters after it."""
    if isinstance(value, Mapping) and value:
        lines = _mapping(value, column + gap, house)
    elif isinstance(value, list | tuple) and value:
        lines = _list(value, column + gap, house)
    else:
        return _single(value, column + gap, column + gap, house, style)
    return Written(lines[0].lstrip(" "), lines[1:])


def entry_lines(key: str, value: Value, column: int, house: HouseStyle) -> tuple[str, ...]:
    """A key and its value as the lines of a block mapping whose keys stand at `column`."""
    head = f"{' ' * column}{key_text(key)}:"
    written = under_key(value, column, len(head), house)
    return (f"{head} {written.inline}" if written.inline else head, *written.lines)


def item_lines(value: Value, column: int, gap: int, house: HouseStyle) -> tuple[str, ...]:
    """An item as the lines of a block list whose dashes stand at `column`."""
    written = under_dash(value, column, gap, house)
    return (f"{' ' * column}-{' ' * (gap - 1)}{written.inline}", *written.lines)


def block_lines(value: Value, house: HouseStyle) -> tuple[str, ...]:
    """The lines of a whole file: a mapping or list that is not empty."""
    return _mapping(value, 0, house) if isinstance(value, Mapping) else _list(value, 0, house)  # type: ignore[arg-type]


def _mapping(value: Mapping[str, Value], column: int, house: HouseStyle) -> tuple[str, ...]:
    return tuple(line for key, each in value.items() for line in entry_lines(key, each, column, house))


def _list(value: list[Value] | tuple[Value, ...], column: int, house: HouseStyle) -> tuple[str, ...]:
    return tuple(line for each in value for line in item_lines(each, column, 2, house))


def _single(value: Value, column: int, before: int, house: HouseStyle, style: str) -> Written:
    if isinstance(value, Mapping):
        return Written("{}")
    if isinstance(value, list | tuple):
        return Written("[]")
    if not house.blocks:
        return Written(scalar_text(value, flow=True, style=style))
    inline, *lines = scalar_text(value, flow=False, style=style, column=column, before=before).split("\n")
    return Written(inline, tuple(lines))


def _all_words(value: list[Value] | tuple[Value, ...]) -> bool:
    """Whether every item is a code, an id or an address: something without spaces that needs no quotes."""
    return all(
        isinstance(each, date | int) or (isinstance(each, str) and " " not in each and is_plain(each, flow=True))
        for each in value
    )
