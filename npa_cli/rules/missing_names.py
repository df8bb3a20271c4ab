"""Names that places of a plan speak of and nothing has: one finding on each thing that is missing.

Where the thing may be there, and only its name can't be read, the finding that says so is enough. Otherwise many
mentions of one thing are one finding, which counts them: what stands under it went with it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from npa_cli.model.did_you_mean import nearest, one_slip_away
from npa_cli.model.finding import Finding, KeyPath, Point, Related
from npa_cli.rules.documents import Documents, quoted_in
from npa_cli.rules.frame import LISTED, named_in
from npa_cli.rules.holes import Hole, holes_of, lost_words_of
from npa_cli.rules.index import Index
from npa_cli.rules.plain_data import value_at, words_in

_Known = Mapping[str, Collection[str]]  # the names there are, by sort
Mention = tuple[Finding, Point, str]
"""A finding of a name that nothing has, its place, and what its rule says it finds: `unknown partner`."""


_SORTS: Final = {
    "partner or board": ("partner", "board"),
    "item or objective": ("item", "objective"),
    "name": tuple(LISTED),
}
_ITEM: Final = re.compile(r"P\d+(\.\d+)*")
_SERIES: Final = re.compile(r"[A-Za-z]+-(?=\d)")  # what the ids of one register's entries begin with
_LIKE: Final = 0.5  # two letters swapped leave a code of three this much alike
_PLACES: Final = 3  # told in the message; the others are related places


class Missing(NamedTuple):
    """`names` are those that nothing has. `instead` has, by the identity of a mention, what is told in its place:
    another finding, or None if it is left out.
    """

    names: frozenset[str]
    instead: Mapping[int, Finding | None]


@dataclass
class _Thing:
    """A missing thing: the sorts it may be of, its name, and the mentions of it and of what stood under it."""

    sorts: tuple[str, ...]
    name: str
    mentions: list[Finding]
    likely: Finding  # the mention whose rule knows of the fewest sorts: it says best what is missing
    wide: int  # of how many sorts that rule knows

    @property
    def is_item(self) -> bool:
        return self.sorts == ("item",)

    @property
    def above(self) -> str:
        """The id of the item under which it stood; empty for what stands under none."""
        return self.name.rpartition(".")[0] if self.is_item else ""


def missing_names(
    mentions: Sequence[Mention],
    values: Sequence[Finding],
    index: Index,
    opened: Documents,
    files: Iterable[str],
    ignored: Collection[tuple[str, int]],
) -> Missing:
    """What is told of mentions of things that are not there; `values` are the errors that leave a value unknown.

    A mention whose repair is certain, or on a line whose findings are ignored, is told by itself.
    """
    known = _known(index)
    things: dict[str, _Thing] = {}
    for finding, point, finds in mentions:
        name = quoted_in(finding)
        if finding.fix is not None or not name or (finding.path, point.line) in ignored:
            continue
        sorts = _sorts_of(name, finds.removeprefix("unknown "), known)
        if sorts:  # else there is a thing of the name, and something else is wrong
            whole = _topmost_missing(name, known["item"]) if sorts == ("item",) else name
            thing = things.setdefault(whole, _Thing(sorts, whole, [], finding, len(sorts)))
            thing.sorts = tuple(each for each in thing.sorts if each in sorts) or thing.sorts
            thing.mentions.append(finding)
            if (len(sorts), finding.code) < (thing.wide, thing.likely.code):
                thing.wide, thing.likely = len(sorts), finding
    every = tuple(things.values())
    hidden = _hidden(every, values, index, opened, known) if every else set()
    instead: dict[int, Finding | None] = {
        id(one): None for each in every if each.name in hidden for one in each.mentions
    }
    left = _together([each for each in every if each.name not in hidden], known)
    misnamed = _misnamed(left, index, opened, files)
    for each in left:
        if each.name in misnamed or len(each.mentions) > 1:
            first, *rest = each.mentions
            instead[id(first)] = misnamed.get(each.name) or _counted(each, index)
            instead.update({id(other): None for other in rest})
    return Missing(frozenset(things), instead)


def _known(index: Index) -> _Known:
    listed = {sort: dict.fromkeys(name for _, name, _ in named_in(index.files, sort)).keys() for sort in LISTED}
    return {**listed, "item": index.levels.keys()}


def _sorts_of(name: str, finds: str, known: _Known) -> tuple[str, ...]:
    """Of which sorts the thing may be; none if there is one of the name."""
    sorts = _SORTS.get(finds, (finds,))
    if any(name in known[sort] for sort in sorts):
        return ()
    if len(sorts) > 1 and "item" in sorts:
        return ("item",) if _ITEM.fullmatch(name) else tuple(each for each in sorts if each != "item")
    return sorts


def _topmost_missing(name: str, items: Collection[str]) -> str:
    """The item that is missing, for what stands under it: P1 where there is no P1 either."""
    if not _ITEM.fullmatch(name):
        return name
    while (above := name.rpartition(".")[0]) and above not in items:
        name = above
    return name


def _hidden(
    things: Sequence[_Thing],
    values: Sequence[Finding],
    index: Index,
    opened: Documents,
    known: _Known,
) -> set[str]:
    """The names of the things that another finding explains.

    Of more names than can't be read, those are explained that most places speak of, and last one that is only a slip
    away from a name there is.
    """
    lost = frozenset(lost_words_of(values, opened))
    hidden = {each.name for each in things if each.name in lost}
    for hole, room in holes_of(values, index, opened, known).items():
        near = [each for each in things if each.name not in hidden and _is_in(each, hole)]
        near.sort(key=lambda each: (_is_slip(each, known), -len(each.mentions)))
        hidden.update(each.name for each in near[: None if hole.room is None else room])
    return hidden


def _is_slip(thing: _Thing, known: _Known) -> bool:
    """Whether its name is a slip away from one there is; ids of items, which all are, don't tell."""
    return not thing.is_item and any(one_slip_away(thing.name, known[sort]) for sort in thing.sorts)


def _is_in(thing: _Thing, hole: Hole) -> bool:
    if hole.sort not in thing.sorts:
        return False
    return thing.above == hole.under or (hole.room is None and thing.above.startswith(f"{hole.under}."))


def _together(things: Sequence[_Thing], known: _Known) -> list[_Thing]:
    """Things with those that are missing with them: all that stood under one item, all of a sort or of a register."""
    found: dict[tuple[tuple[str, ...], str], list[_Thing]] = {}
    for each in things:
        above = each.above
        series = _SERIES.match(each.name) if "name" in each.sorts else None
        if above:
            is_bare = not any(name.startswith(f"{above}.") for name in known["item"])
        elif series:
            is_bare = not any(name.startswith(series[0]) for name in known["name"])
        else:
            is_bare = not known[each.sorts[0]]
        group = series[0] if series else f"{above}."
        found.setdefault((each.sorts, group if is_bare else each.name), []).append(each)
    return [_joined(those) for those in found.values()]


def _joined(things: Sequence[_Thing]) -> _Thing:
    if len(things) == 1:
        return things[0]
    mentions = [mention for each in things for mention in each.mentions]
    names = ", ".join(sorted(each.name for each in things))
    likely = replace(things[0].likely, hint="put them back, or correct those places")
    return _Thing(things[0].sorts, names, mentions, likely, things[0].wide)


def _counted(thing: _Thing, index: Index) -> Finding:
    """One finding for many mentions of a thing that is not there: on the list it should be in, where there is one."""
    likely, message = thing.likely, thing.likely.message
    names = {quoted_in(each) for each in thing.mentions}
    if quoted_in(likely) != thing.name:
        message = f"no `{thing.name}` in the plan"
    under = " or what stands under it" if any(each.startswith(f"{thing.name}.") for each in names) else ""
    labels = list(dict.fromkeys(_label(each) for each in thing.mentions))
    more = " …" if len(labels) > _PLACES else ""
    them = "them" if ", " in thing.name else "it"
    told = f"{message}; {len(thing.mentions):,} places name {them}{under}: {', '.join(labels[:_PLACES])}{more}"
    found = replace(
        likely,
        message=told,
        item=thing.name,
        severity=min((each.severity for each in thing.mentions), key=("error", "warning", "note").index),
        related=tuple(Related(each.path, each.at, f"`{quoted_in(each)}` here", each.on_key) for each in thing.mentions),
    )
    place = None if (likely.hint or "").startswith("did you mean") else _place_of(thing, index)
    if place is None:
        return found
    path, at, on_key = place
    return replace(found, path=path, at=at, on_key=on_key, hint="put it back here, or correct those places")


def _label(mention: Finding) -> str:
    """What speaks of a thing: an item, or the file where that has no other name."""
    name = quoted_in(mention)
    return mention.path if mention.item in (None, name) else str(mention.item)


def _place_of(thing: _Thing, index: Index) -> tuple[str, KeyPath, bool] | None:
    """The list in which a thing should stand, or the item under which; None if there is neither."""
    sorts = () if "name" in thing.sorts else thing.sorts  # a name may be of any list
    for place in (each for sort in sorts for each in LISTED[sort] if each.under):
        for file in index.files_of(place.kind):
            if value_at(file.data, (place.under,)) is not None:
                return file.path, (place.under,), True
    if thing.above not in index.levels:
        return None
    item = index.items([thing.above])[thing.above]
    return item.path, (*item.at, "id"), False


def _misnamed(things: Iterable[_Thing], index: Index, opened: Documents, files: Iterable[str]) -> Mapping[str, Finding]:
    """By the name of a missing thing that several files speak of, one finding on the thing that was meant by it.

    That is the thing of the most similar name, where nothing at all speaks of it by the name it has.
    """
    several = [each for each in things if len({mention.path for mention in each.mentions}) > 1]
    if not several:
        return {}
    said = Counter(word for file in files for word in words_in(opened.data_of(file)))
    every = (each for sort in LISTED for each in named_in(index.files, sort))
    named = {name: (entry.path, (*entry.at, key)) for entry, name, key in every if name.strip() and said[name] == 1}
    items = index.items(each for each in index.levels if said[each] == 1)
    named |= {name: (item.path, (*item.at, "id")) for name, item in items.items()}
    meant = {}
    for thing in several:
        name, near = thing.name, nearest(thing.name, named, likeness=_LIKE)
        if near and _is_mistyped(near, name):
            path, at = named[near]
            count = f"{len(thing.mentions):,} places"
            message = f"`{near}` is spoken of nowhere, and {count} speak of `{name}`, which is not there"
            related = tuple(Related(each.path, each.at, f"`{name}` here", each.on_key) for each in thing.mentions)
            hint = f"if this is `{name}`, correct it here; else correct those places"
            meant[name] = Finding(thing.mentions[0].code, path, at, message, hint, item=near, related=related)
    return meant


def _is_mistyped(one: str, other: str) -> bool:
    """Whether one name was made of the other by a slip; two of other numbers are two things."""
    if sorted(one) == sorted(other):
        return True
    return one_slip_away(one, [other]) is not None and re.sub(r"\D", "", one) == re.sub(r"\D", "", other)
