"""Repairs of one file by minimal edits: what `npa validate --fix` does to its bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from npa_cli.model.day import read_day
from npa_cli.model.finding import Fix, KeyPath, Quote, Rename, Replace
from npa_cli.store.edit import EditRefusedError, scalar_text, set_value
from npa_cli.store.edit.change import same
from npa_cli.store.edit.text_lines import Splice, spliced
from npa_cli.store.edit.tree import Tree, read_tree, shown
from npa_cli.store.edit.value_text import key_text
from npa_cli.store.read_yaml import read_yaml

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Repaired(NamedTuple):
    """A file's new bytes, the places that were mended, and why each of the others was left alone."""

    raw: bytes
    mended: tuple[KeyPath, ...]
    refused: Mapping[KeyPath, str]


def repaired(raw: bytes, fixes: Mapping[KeyPath, Fix]) -> Repaired:
    """The file with the fix at each key path made, every other line and value as it was.

    Each fix is proven by reading the file again: one that would alter anything else is left out and named in
    `refused`. Raises EditRefusedError where the file can't be read at all.
    """
    read_tree(raw)
    mended: list[KeyPath] = []
    refused: dict[KeyPath, str] = {}
    # Keys come last and the deepest of them first: no fix then moves the place that another one names.
    ordered = sorted(fixes.items(), key=lambda each: (isinstance(each[1], Rename), -len(each[0])))
    for at, fix in ordered:
        try:
            raw = _mended(raw, at, fix)
        except EditRefusedError as error:
            refused[at] = str(error)
        else:
            mended.append(at)
    return Repaired(raw, tuple(mended), refused)


def _mended(raw: bytes, at: KeyPath, fix: Fix) -> bytes:
    match fix:
        case Replace(words):
            _scalar_at(read_tree(raw), at)
            return set_value(raw, at, read_day(words) or words)  # days stand without quotes
        case Rename(key):
            return _renamed(raw, at, key)
        case Quote():
            return _quoted(raw, at)


def _renamed(raw: bytes, at: KeyPath, key: str) -> bytes:
    tree = read_tree(raw)
    _, entry, _ = tree.find(at)
    if entry is None or not isinstance(entry.step, str):
        raise EditRefusedError(f"there is no `{shown(at)}` in this file")

    def rename(mapping: dict[str, Any]) -> dict[str, Any]:
        if key in mapping:
            raise EditRefusedError(f"`{shown((*at[:-1], key))}` is there already")
        return {key if each == at[-1] else each: value for each, value in mapping.items()}

    return _proven(tree, Splice(entry.start, entry.key_end, key_text(key)), _changed(tree.data, at[:-1], rename), at)


def _quoted(raw: bytes, at: KeyPath) -> bytes:
    tree = read_tree(raw)
    words = _scalar_at(tree, at)
    node, _, _ = tree.find(at)
    if not isinstance(words, str) or node is None or node.style:
        return raw  # in quotes already, or nothing that quotes would keep as it is
    quoted = scalar_text(words, flow=True, style="'")
    return _proven(tree, Splice(node.start, node.end, quoted), tree.data, at)


def _scalar_at(tree: Tree, at: KeyPath) -> Any:
    """The single value at a key path. Raises EditRefusedError where there is none, or a list or mapping."""
    node, _, _ = tree.find(at)
    if node is None or node.kind != "scalar":
        raise EditRefusedError(f"there is no single value at `{shown(at)}`")
    data = tree.data
    for step in at:
        data = data[step]
    return data


def _changed(data: Any, at: KeyPath, change: Callable[[Any], Any]) -> Any:
    """A copy of the data with what stands at a key path changed; the rest is shared."""
    if not at:
        return change(data)
    copy = data.copy()
    copy[at[0]] = _changed(copy[at[0]], at[1:], change)
    return copy


def _proven(tree: Tree, splice: Splice, expected: Any, at: KeyPath) -> bytes:
    """The bytes with a splice made, once they have been read again and say what they should."""
    mark = _BYTE_ORDER_MARK if tree.raw.startswith(_BYTE_ORDER_MARK) else b""
    new = mark + spliced(tree.text, (splice,)).encode()
    document, _ = read_yaml("", new)
    if document is None or not same(document.data, expected) or list(_keys(document.data)) != list(_keys(expected)):
        raise EditRefusedError(
            f"`{shown(at)}` can't be changed here without touching what stands around it; change it by hand"
        )
    return new


def _keys(data: Any) -> Any:
    """Every key in the order of the file."""
    waiting = [data]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield from each
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)
