"""The edits themselves: what is asked is turned into splices, made, read again, and proven to be just that change."""

from collections.abc import Callable, Sequence
from typing import Any

from npa_cli.edit.one_entry import place_by_order, splices_to_empty, splices_to_insert, splices_to_remove
from npa_cli.edit.replace import has_comments, splices_to_begin, splices_to_replace
from npa_cli.edit.text_lines import EditRefusedError, Splice, apply_splices
from npa_cli.edit.tree import Node, Tree, data_at, hemmed_in, path_words, read_tree
from npa_cli.edit.value_text import HouseStyle, Value, house_style, plain_data
from npa_cli.model.finding import KeyPath
from npa_cli.store.read_yaml import read_yaml

Make = Callable[[HouseStyle], tuple[Splice, ...]]


def data_of(raw: bytes) -> Any:
    """What a file says, as plain data; None for one that says nothing. Raises EditRefusedError for a broken one."""
    return read_tree(raw).data


def set_value(raw: bytes, at: KeyPath, value: Value, *, order: Sequence[str] = ()) -> bytes:
    """The file with `value` at the key path `at`, every other line as it was.

    A key that is not there yet is added to the mapping at `at[:-1]`, which must be there (null and `{}` will do):
    where `order`, key names in the order a reader expects, has it among its neighbours; else last. Of a mapping or
    list that is there already only what differs is edited. A value that is there already changes nothing.
    Raises EditRefusedError rather than guess.
    """
    tree = read_tree(raw)
    wanted = plain_data(value)
    entry, parent = tree.find(at)
    if entry is None and at:
        return _add_key(tree, parent, at, value, order)
    current = data_at(tree.data, at)
    if same(current, wanted):
        return raw
    if isinstance(current, dict) and isinstance(value, dict) and current and value:
        for key, each in value.items():
            raw = set_value(raw, (*at, key), each, order=tuple(value))
        for key in current:
            if key not in value:
                raw = _remove_unnamed(raw, (*at, key))
        return raw
    if isinstance(current, list) and isinstance(value, list | tuple) and current and value:
        return _edit_items(raw, at, current, value)
    if entry is None or parent is None:
        if current or not value or not isinstance(value, dict | list | tuple):
            raise EditRefusedError("the whole file can't be replaced by an edit; write it anew")
        return _prove(tree, lambda house: splices_to_begin(tree, value, house), wanted, at)
    return _set(tree, lambda house: splices_to_replace(tree, entry, parent, value, house), at, wanted)


def append_item(raw: bytes, at: KeyPath, value: Value) -> bytes:
    """The file with one more item at the end of the list at `at`; an empty list or null becomes a list of one.

    Raises EditRefusedError if there is something else at `at`, or nothing.
    """
    tree = read_tree(raw)
    if at:
        tree.entry(at)
    current = data_at(tree.data, at)
    if current is None or current == []:
        return set_value(raw, at, [value])
    if not isinstance(current, list):
        raise EditRefusedError(f"`{path_words(at)}` is not a list; write it as `- ` items, or in brackets, first")
    return _insert_item(raw, at, len(current), value)


def remove(raw: bytes, at: KeyPath) -> bytes:
    """The file without the key or list item at `at`, nor the comments on its own lines.

    Comment lines and blank lines before and after it stay. A mapping or list left empty stays as `{}` or `[]`.
    Raises EditRefusedError if there is nothing at `at`.
    """
    tree = read_tree(raw)
    if not at:
        raise EditRefusedError("the whole file can't be removed by an edit; delete it")
    entry, parent = tree.entry(at)
    left = _change_copy(tree.data, at, lambda container, step: container.pop(step))
    if len(parent.entries) > 1:
        return _prove(tree, lambda _: splices_to_remove(tree, entry, parent), left, at)
    return _prove(tree, lambda _: splices_to_empty(tree, tree.find(at[:-1])[0], parent), left, at)


def same(one: Any, other: Any) -> bool:
    """Whether two pieces of plain data say the same: 1, 1.0 and true are three things; order of keys is none."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(each, other[key]) for key, each in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other or (one != one and other != other))  # noqa: PLR0124  # not a number


def _add_key(tree: Tree, parent: Node | None, at: KeyPath, value: Value, order: Sequence[str]) -> bytes:
    *above, key = at
    mapping = data_at(tree.data, tuple(above))
    if isinstance(key, int) or not (mapping is None or isinstance(mapping, dict)):
        kind = "an item" if isinstance(key, int) else "a key"
        raise EditRefusedError(f"{kind} can't be added to `{path_words(tuple(above))}`; it is not a mapping")
    if not mapping:
        return set_value(tree.raw, tuple(above), {key: value})
    assert parent is not None
    place = place_by_order(parent, key, order)
    return _set(tree, lambda house: splices_to_insert(tree, parent, place, key, value, house), at, plain_data(value))


def _edit_items(raw: bytes, at: KeyPath, old: list[Any], value: Sequence[Value]) -> bytes:
    """The list made into `value` by editing only the stretch in which the two differ."""
    new = [plain_data(each) for each in value]
    shorter = min(len(old), len(new))
    head = next((index for index in range(shorter) if not same(old[index], new[index])), shorter)
    tail = next(
        (index for index in range(shorter - head) if not same(old[-1 - index], new[-1 - index])), shorter - head
    )
    common = shorter - tail
    for index in range(head, common):
        raw = set_value(raw, (*at, index), value[index])
    for index in range(common, len(new) - tail):
        raw = _insert_item(raw, at, index, value[index])
    for index in reversed(range(common, len(old) - tail)):
        raw = _remove_unnamed(raw, (*at, index))
    return raw


def _remove_unnamed(raw: bytes, at: KeyPath) -> bytes:
    """Without an entry that nobody named: then no comments may go with it but those on its own lines."""
    tree = read_tree(raw)
    entry, _ = tree.entry(at)
    below_key = tree.text[tree.text.line_end(entry.key_end) : entry.value.start]
    if "#" in below_key or has_comments(tree.text, entry.value):
        raise EditRefusedError(f"`{path_words(at)}` holds comments that would be lost; remove it by hand first")
    return remove(raw, at)


def _insert_item(raw: bytes, at: KeyPath, index: int, value: Value) -> bytes:
    tree = read_tree(raw)
    node = tree.entry(at)[0].value if at else tree.root
    assert node is not None
    if index == 0 and not node.flow and not tree.text.is_first_on_line(node.entries[0].start):
        raise EditRefusedError(
            f"the first item of `{path_words(at)}` shares its line with another dash; add it by hand"
        )
    wanted = plain_data(value)
    grown = _change_copy(tree.data, (*at, index), lambda container, step: container.insert(step, wanted))
    return _prove(tree, lambda house: splices_to_insert(tree, node, index, None, value, house), grown, at)


def _change_copy(data: Any, at: KeyPath, change: Callable[[Any, Any], object]) -> Any:
    """A copy of the data in which the collection at `at[:-1]` has been changed; the rest is shared."""
    copy = {} if data is None else data.copy()
    if len(at) == 1:
        change(copy, at[0])
    else:
        copy[at[0]] = _change_copy(copy[at[0]], at[1:], change)
    return copy


def _set(tree: Tree, make: Make, at: KeyPath, wanted: Any) -> bytes:
    changed = _change_copy(tree.data, at, lambda container, step: container.__setitem__(step, wanted))
    return _prove(tree, make, changed, at)


def _prove(tree: Tree, make: Make, expected: Any, at: KeyPath) -> bytes:
    """The new bytes, once they have been read again and say what they should. Raises EditRefusedError otherwise."""
    house = house_style(tree)
    # Where what follows would run into a block of prose, quotes on one line keep the two apart.
    for style in (house, house._replace(blocks=False)):
        text = apply_splices(tree.text, make(style))
        # A last line without line break keeps to that, unless it now ends words that themselves end in one.
        for ending in ("", "\n") if text and text[-1] not in "\r\n" else ("",):
            new = tree.encode(text + ending)
            document, _ = read_yaml("", new)
            if document is not None and same(document.data, expected):
                return new
    last = tree.root.last if tree.root else None
    if last and last.block_scalar and last.end == len(tree.text) and len(text) > len(tree.text):
        raise EditRefusedError(
            "the last line of the file has no line break, and is part of a block; end that line first"
        )
    raise hemmed_in(at)
