"""Circles among links: work that waits for itself, boards that report to themselves, items that serve themselves."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)
Node = TypeVar("Node", bound=Hashable)


def circles(links: Iterable[tuple[Name, Node, Node]]) -> tuple[tuple[Name, ...], ...]:
    """The circles among links of (name, from, to), each as the names of its links in order. No link is in two.

    A link from a node to itself is the shortest circle. Of several ways round from one link, the shortest is given.
    """
    known = _that_may_circle(links)
    leaving: dict[Node, list[tuple[Name, Node, Node]]] = {}
    for link in known:
        leaving.setdefault(link[1], []).append(link)
    found: list[tuple[Name, ...]] = []
    told: set[Name] = set()
    for link in known:
        if link[0] not in told:
            circle = _circle(link, leaving)
            if circle and not told & set(circle):
                told.update(circle)
                found.append(circle)
    return tuple(found)


def _that_may_circle(links: Iterable[tuple[Name, Node, Node]]) -> tuple[tuple[Name, Node, Node], ...]:
    """Without the links that end where nothing leaves, again and again: a long chain then costs next to nothing."""
    known = tuple(links)
    arriving: dict[Node, list[Node]] = {}
    leaving = Counter(start for _, start, _ in known)
    for _, start, end in known:
        arriving.setdefault(end, []).append(start)
    ends = [node for node in arriving if not leaving[node]]
    gone = set(ends)
    for node in ends:  # grows as it goes
        for start in arriving.get(node, ()):
            leaving[start] -= 1
            if not leaving[start] and start not in gone:
                gone.add(start)
                ends.append(start)
    return tuple(link for link in known if link[2] not in gone)


def _circle(
    first: tuple[Name, Node, Node], leaving: Mapping[Node, Sequence[tuple[Name, Node, Node]]]
) -> tuple[Name, ...]:
    """The shortest way from where a link leads back to where it starts, with that link in front; empty for none."""
    back: dict[Node, tuple[Name, Node, Node]] = {}  # a node and the link by which it was first reached
    queue = [first[2]]
    seen = {first[2]}
    for node in queue:  # grows as it goes: breadth first
        if node == first[1]:
            way: list[Name] = []
            while node != first[2]:
                way.append(back[node][0])
                node = back[node][1]  # noqa: PLW2901  # walking back along the way that was found
            return (first[0], *reversed(way))
        for link in leaving.get(node, ()):
            if link[2] not in seen:
                seen.add(link[2])
                back[link[2]] = link
                queue.append(link[2])
    return ()
