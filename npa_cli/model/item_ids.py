"""The ids in one priority file, as one line of words: a large plan has a hundred thousand of them, seldom asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from npa_cli.values import NamedTuple

_BETWEEN = " "  # one with a space in it is no id


class ItemIds(NamedTuple):
    """The ids of a priority, its activities and deliverables, in reading order.

    `under` is the priority's own where all others begin with it and none is there twice, and empty where not: files
    that are under ids of their own have none in common.
    """

    line: str
    under: str

    def each(self) -> Iterator[str]:
        """Every id, in reading order."""
        return iter(self.line.split(_BETWEEN))

    def among(self, items: Collection[str]) -> frozenset[str]:
        """Those of some ids that are here."""
        return frozenset(self.each()).intersection(items)

    @property
    def first(self) -> str:
        """The priority's own."""
        return self.line.partition(_BETWEEN)[0]


def item_ids(ids: Iterable[str]) -> ItemIds | None:
    """These ids as one; None where they could not be told apart again."""
    first, *others = every = tuple(ids)
    made = ItemIds(_BETWEEN.join(every), "")
    if tuple(made.each()) != every:
        return None
    inside = f"{first}."
    alone = "." not in first and all(each.startswith(inside) for each in others) and len(set(every)) == len(every)
    return made._replace(under=first) if alone else made


def priority_of(item: str) -> str:
    """The id of the priority that an id is under: `P3` of `P3.2.1`."""
    return item.partition(".")[0]
