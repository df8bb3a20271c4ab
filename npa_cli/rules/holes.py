"""Where in a plan names can't be read: there may be things, and nobody knows what they are called."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from npa_cli.model.did_you_mean import nearest
from npa_cli.model.finding import Finding, KeyPath
from npa_cli.rules.documents import Documents, quoted_in, steps_of
from npa_cli.rules.frame import LISTED, Listed
from npa_cli.rules.index import Index
from npa_cli.rules.plain_data import text_under, value_at, words_in
from npa_cli.store.file_kinds import kind_of

_INSIDE: Final = ("themes", "activities", "deliverables")  # keys of priority files
_LIKE: Final = 0.5  # two letters swapped leave a key of three this much alike


class Hole(NamedTuple):
    """A place for things of a sort whose names can't be read: under which item, and for how many; None for any."""

    sort: str
    under: str
    room: int | None


def holes_of(
    values: Sequence[Finding], index: Index, opened: Documents, known: Mapping[str, Collection[str]]
) -> Counter[Hole]:
    """The places whose names can't be read, each with for how many things it has room."""
    entries: set[tuple[str, KeyPath, Hole]] = set()
    for each in (*index.unreadable, *values):
        kind = kind_of(each.path)
        if kind == "priority" and _is_of_a_plain_field(each):
            continue  # known without opening the file
        data = opened.data_of(each.path)
        if kind == "priority":
            at, hole = _hole_in_priority(each, data, known["item"])
            if hole is not None:
                entries.add((each.path, at, hole))
            continue
        for sort, places in LISTED.items():
            for place in places:
                if place.kind == kind and (found := _hole_in_list(each, data, place)) is not None:
                    entries.add((each.path, found[0], Hole(sort, "", found[1])))
    return Counter(hole for _, _, hole in entries)


def _is_of_a_plain_field(cause: Finding) -> bool:
    """Whether a finding stands at a value of an item that is neither its id nor what stands under it."""
    last = steps_of(cause)[-1:]
    return bool(last) and isinstance(last[0], str) and not cause.on_key and last[0] not in ("id", *_INSIDE)


def _hole_in_list(cause: Finding, data: Any, place: Listed) -> tuple[KeyPath, int | None] | None:
    """The entry of a list, or the list, whose name or names are not known by a finding; for how many there is room."""
    at, under = steps_of(cause), (place.under,) if place.under else ()
    depth, listed = len(under), value_at(data, under)
    if not isinstance(listed, list):
        its = at[:depth] == under or (not at and (not isinstance(data, dict) or quoted_in(cause) == place.under))
        mistyped = cause.on_key and len(at) == 1 and nearest(str(at[0]), [place.under], likeness=_LIKE) is not None
        return (under, None) if its or mistyped else None
    if at[:depth] != under or len(at) <= depth or not isinstance(at[depth], int):
        return None
    name = text_under(value_at(listed, at[depth : depth + 1]), place.key)
    return (at[: depth + 1], 1) if name is None or at[depth + 1 :] == (place.key,) else None


def _hole_in_priority(cause: Finding, data: Any, items: Collection[str]) -> tuple[KeyPath, Hole | None]:
    """What of the items in a file is not known by a finding: the entry or list, and where that is in the plan."""
    at = steps_of(cause)
    if not isinstance(data, dict):
        return (), Hole("item", "", 1)
    chain = [""]  # the ids around it, from the plan down
    entry: Any = data
    place: KeyPath = ()
    rest = at
    while True:
        own = text_under(entry, "id")
        is_theme = place[-2:-1] == ("themes",)
        if rest[:1] == ("id",) or (
            not is_theme and not rest and (not isinstance(entry, dict) or quoted_in(cause) == "id")
        ):
            return place, Hole("item", chain[-1], 1)
        if is_theme and not isinstance(entry, dict):
            return place, Hole("item", chain[-1], None)
        if not is_theme:
            if own is None or own not in items:
                return place, None if rest else Hole("item", chain[-1], 1)
            chain.append(own)
        key = rest[0] if rest else quoted_in(cause)
        if cause.on_key and len(rest) == 1:
            key = nearest(str(key), _INSIDE, likeness=_LIKE) or key
        if key not in _INSIDE:
            return place, None
        if len(rest) < 2 or not isinstance(value_at(entry, (key,)), list):
            return (*place, key), Hole("item", chain[-1], None)
        place, entry, rest = (*place, *rest[:2]), value_at(entry, rest[:2]), rest[2:]


def lost_words_of(values: Iterable[Finding], opened: Documents) -> Iterator[str]:
    """Names that stand where they can't be read: under a mistyped key."""
    for each in values:
        if each.on_key:
            yield from words_in(value_at(opened.data_of(each.path), each.at))
