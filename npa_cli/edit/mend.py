"""Repairs of one file by minimal edits: what `npa validate --fix` does to its bytes."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import pairwise
from operator import attrgetter
from typing import Any, NamedTuple

from npa_cli.edit import EditRefusedError, scalar_text
from npa_cli.edit.change import same
from npa_cli.edit.replace import splices_to_replace
from npa_cli.edit.text_lines import Splice, apply_splices
from npa_cli.edit.tree import Tree, data_at, hemmed_in, path_words, read_tree
from npa_cli.edit.value_text import HouseStyle, house_style, key_text
from npa_cli.model.base import read_day
from npa_cli.model.finding import KeyPath
from npa_cli.model.fix import Fix, Rename, Replace
from npa_cli.model.located import Edit
from npa_cli.store.read_yaml import read_yaml
from npa_cli.store.text import LineStarts

Fixes = Sequence[tuple[KeyPath, Fix]]


class Repaired(NamedTuple):
    """A file's new bytes, the places that were mended, and why each of the others was left alone."""

    raw: bytes
    mended: tuple[KeyPath, ...]
    refused: Mapping[KeyPath, str]


def apply_fixes(raw: bytes, fixes: Mapping[KeyPath, Fix]) -> Repaired:
    """The file with the fix at each key path made, every other line and value as it was.

    What comes of it is proven by reading it again: a fix that would alter anything else is left out and named in
    `refused`. Raises EditRefusedError if the file can't be read at all.
    """
    read_tree(raw)
    mended: list[KeyPath] = []
    refused: dict[KeyPath, str] = {}
    # Keys come last and the deepest of them first: no fix then moves the place that another one names.
    waiting = [sorted(fixes.items(), key=lambda each: (isinstance(each[1], Rename), -len(each[0])))]
    while waiting:
        together = waiting.pop()
        try:
            raw = _mend_all(raw, together) if together else raw
        except EditRefusedError as error:
            if len(together) == 1:
                refused[together[0][0]] = str(error)
            else:  # one of them can't be made: find it by halves, as thousands may be waiting
                half = len(together) // 2
                waiting += [together[half:], together[:half]]
        else:
            mended += [at for at, _ in together]
    return Repaired(raw, tuple(mended), refused)


def edits_of(raw: bytes, fixes: Mapping[KeyPath, Fix]) -> Mapping[KeyPath, tuple[Edit, ...]]:
    """The letters that each fix alone would change, of those that can be made; lines are counted as for findings.

    Raises EditRefusedError if the file can't be read at all.
    """
    tree = read_tree(raw)
    house = house_style(tree)
    point = LineStarts(tree.text).point
    made = (
        (at, sorted(_splices(tree, at, fixes[at], house), key=attrgetter("start")))
        for at in apply_fixes(raw, fixes).mended
    )
    return {at: tuple(Edit(point(each.start), point(each.end), each.text) for each in splices) for at, splices in made}


def _mend_all(raw: bytes, fixes: Fixes) -> bytes:
    """All the fixes made in one go, and proven once."""
    tree = read_tree(raw)
    house = house_style(tree)
    splices = sorted((each for at, fix in fixes for each in _splices(tree, at, fix, house)), key=attrgetter("start"))
    if any(one.end > other.start for one, other in pairwise(splices)):
        raise EditRefusedError("two repairs touch the same letters")
    new = tree.encode(apply_splices(tree.text, tuple(splices)))
    expected = _data_after(tree.data, fixes)
    document, _ = read_yaml("", new)
    if document is None or not same(document.data, expected) or list(_keys(document.data)) != list(_keys(expected)):
        raise hemmed_in(fixes[0][0])
    return new


def _splices(tree: Tree, at: KeyPath, fix: Fix, house: HouseStyle) -> Iterator[Splice]:
    entry, parent = tree.entry(at)
    node = entry.value
    if isinstance(fix, Rename):
        if not isinstance(entry.step, str):
            raise EditRefusedError(f"`{path_words(at)}` has no key")
        yield Splice(entry.start, entry.key_end, key_text(fix.key))
    elif node.kind != "scalar":
        raise EditRefusedError(f"there is no single value at `{path_words(at)}`")
    elif isinstance(fix, Replace):
        new = read_day(fix.words) or fix.words  # days stand without quotes
        yield from splices_to_replace(tree, entry, parent, new, house)
    elif not node.style and isinstance(words := data_at(tree.data, at), str):
        yield Splice(node.start, node.end, scalar_text(words, flow=True, style="'"))


def _data_after(data: Any, fixes: Fixes) -> Any:
    """What the file should say once the fixes are made."""
    data = deepcopy(data)
    names: dict[KeyPath, dict[str | int, str]] = {}
    for at, fix in fixes:
        if isinstance(fix, Replace):
            data_at(data, at[:-1])[at[-1]] = fix.words
        elif isinstance(fix, Rename):
            names.setdefault(at[:-1], {})[at[-1]] = fix.key
    for holder_at in sorted(names, key=len, reverse=True):
        holder, new = data_at(data, holder_at), names[holder_at]
        taken = next((key for old, key in new.items() if key != old and key in holder), None)
        renamed = {new.get(key, key): value for key, value in holder.items()}
        if taken is not None or len(renamed) < len(holder):
            twice = taken or next(iter(new.values()))
            raise EditRefusedError(f"`{path_words((*holder_at, twice))}` is there already")
        holder.clear()
        holder.update(renamed)
    return data


def _keys(data: Any) -> Iterator[str]:
    """Every key in the order of the file."""
    waiting = [data]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield from each
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)
