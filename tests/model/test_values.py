"""Our dataclasses and named tuples behave as the standard library's do."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable
from typing import Any

import pytest

from npa_cli import values
from npa_cli.model.late import Late, late


def shapes(decorate: Callable[..., Any]) -> tuple[type, type]:
    @decorate(frozen=True, slots=True)
    class Point:
        x: int
        y: int = 2
        tags: list[str] = dataclasses.field(default_factory=list, compare=False, repr=False)
        z: int = dataclasses.field(default=3, kw_only=True)

        @property
        def sum(self) -> int:
            return self.x + self.y

    @decorate(frozen=True, slots=True)
    class Empty:
        pass

    return Point, Empty


OURS, THEIRS = shapes(values.dataclass), shapes(dataclasses.dataclass)


@pytest.mark.parametrize(
    "use",
    [
        lambda point, _: repr(point(1)).rpartition(".")[2],
        lambda point, _: point(1) == point(1, 2, ["other"], z=3),
        lambda point, _: point(1) == point(1, z=4),
        lambda point, _: point(1) == (1, 2, 3),
        lambda point, _: hash(point(1)) == hash(point(1, 2, ["other"])),
        lambda point, _: len({point(1), point(x=1), point(2)}),
        lambda point, _: dataclasses.replace(point(1), y=5, z=6).sum,
        lambda point, _: [each.name for each in dataclasses.fields(point)],
        lambda point, _: dataclasses.asdict(point(1, tags=["a"])),
        lambda point, _: point(1).tags is point(1).tags,
        lambda point, _: hasattr(point(1), "__dict__"),
        lambda _, empty: (empty() == empty(), repr(empty()).rpartition(".")[2], len({empty(), empty()})),
    ],
)
def test_what_they_do(use: Callable[[Any, Any], Any]) -> None:
    assert use(*OURS) == use(*THEIRS)


@pytest.mark.parametrize(
    "misuse",
    [
        lambda point: point(),
        lambda point: point(1, 2, [], 3),
        lambda point: point(1, x=1),
        lambda point: point(1, w=1),
        lambda point: setattr(point(1), "x", 2),
        lambda point: setattr(point(1), "w", 2),
        lambda point: delattr(point(1), "x"),
    ],
)
def test_what_they_refuse(misuse: Callable[[Any], Any]) -> None:
    for point in (OURS[0], THEIRS[0]):
        with pytest.raises((TypeError, AttributeError)):
            misuse(point)


def test_a_named_tuple_is_one() -> None:
    def shape(base: Any) -> Any:
        class Pair(base):
            """Two things."""

            left: int
            right: str = "r"

            @property
            def both(self) -> str:
                return f"{self.left}{self.right}"

        return Pair

    ours, theirs = shape(values.NamedTuple), shape(typing.NamedTuple)
    for pair in (ours, theirs):
        assert pair(1) == (1, "r")
        assert pair(1)._replace(left=2).both == "2r"
        assert repr(pair(1)) == "Pair(left=1, right='r')"
        assert (pair._fields, pair.__doc__, pair.__module__) == (("left", "right"), "Two things.", __name__)
        with pytest.raises(TypeError):
            pair()


def test_what_is_late_is_read_once_and_only_when_asked() -> None:
    @values.dataclass(frozen=True, slots=True)
    class Box(Late):
        label: str
        inside: tuple[int, ...] = ()

    asked: list[str] = []

    def read(name: str) -> tuple[int, ...]:
        asked.append(name)
        return (1, 2)

    box = late(Box("a"), "inside", read=read)
    assert box.label == "a"
    assert asked == []
    assert box.inside == box.inside == (1, 2)
    assert asked == ["inside"]
    assert box == Box("a", (1, 2))
    with pytest.raises(AttributeError):
        _ = Box("a")._nothing
    with pytest.raises(AttributeError):
        _ = Box("a").nothing
