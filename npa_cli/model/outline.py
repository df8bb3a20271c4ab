"""What is known of a priority file without opening it: its ids, and what all its items have."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

_BETWEEN = " "  # one with a space in it is no id


class Outline(NamedTuple):
    """A priority file whose every item is as it should be.

    `line` has the ids of the priority, its activities and deliverables in reading order: one line, as a large plan has
    a hundred thousand of them, seldom asked for. `under` is the priority's own id where all others begin with it and
    none is there twice, and empty where not: files that are under ids of their own have none in common. By level,
    `counts` has how many items there are, and `always` the keys under which every one of them says something.
    `timeframes` are the words its deliverables have for when, each once.
    """

    line: str
    under: str
    counts: Mapping[str, int]
    always: Mapping[str, tuple[str, ...]]
    timeframes: tuple[str, ...]

    def ids(self) -> Iterator[str]:
        """Every id, in reading order."""
        return iter(self.line.split(_BETWEEN))

    def among(self, items: Collection[str]) -> frozenset[str]:
        """Those of some ids that are here."""
        return frozenset(self.ids()).intersection(items)

    @property
    def first(self) -> str:
        """The priority's own id."""
        return self.line.partition(_BETWEEN)[0]


def outline_of(data: Mapping[str, Any]) -> Outline | None:
    """The outline of a priority file's data; None where its ids could not be told apart again."""
    themes = data.get("themes") or ()
    activities = [activity for theme in themes for activity in theme["activities"]]
    deliverables = [deliverable for activity in activities for deliverable in activity["deliverables"]]
    ids = [data["id"]]
    for activity in activities:
        ids.append(activity["id"])
        ids += [deliverable["id"] for deliverable in activity["deliverables"]]
    line = _BETWEEN.join(ids)
    if line.split(_BETWEEN) != ids:
        return None
    levels = {"priority": (data,), "theme": themes, "activity": activities, "deliverable": deliverables}
    counts = {level: len(items) for level, items in levels.items()}
    always = {level: _always(items) for level, items in levels.items()}
    timeframes = tuple(dict.fromkeys(each.get("timeframe") or "" for each in deliverables))
    return Outline(line, data["id"] if _is_alone(ids) else "", counts, always, timeframes)


def priority_of(item: str) -> str:
    """The id of the priority that an id is under: `P3` of `P3.2.1`."""
    return item.partition(".")[0]


def says(value: Any) -> bool:
    """Whether a value says anything: `unknown` says that nobody knows."""
    if isinstance(value, str):
        return bool(value.strip()) and value != "unknown"
    return value is not None and value not in ([], {})


def _is_alone(ids: list[str]) -> bool:
    inside = f"{ids[0]}."
    return "." not in ids[0] and all(each.startswith(inside) for each in ids[1:]) and len(set(ids)) == len(ids)


def _always(items: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The keys under which each of some items says something; none where there are no items."""
    keys: list[str] | None = None
    for item in items:
        keys = [key for key in (item if keys is None else keys) if says(item.get(key))]
    return tuple(keys or ())
