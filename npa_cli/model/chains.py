"""Things that lead to one another, followed to where they end: once for all of them, and never round and round."""

from collections.abc import Mapping


def last_steps(after: Mapping[str, str]) -> Mapping[str, str | None]:
    """The last key on the way from each key, by what each leads to: that which leads to no other key.

    None for a key from which the way goes round in a ring.
    """
    found: dict[str, str | None] = {}
    for start in after:
        way: dict[str, None] = {}
        here = start
        while here in after and here not in found and here not in way:
            way[here] = None
            here = after[here]
        last = None if here in way else next(reversed(way), None)
        found.update(dict.fromkeys(way, found.get(here, last)))
    return found
