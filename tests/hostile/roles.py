"""What a hostile file is made of: the right file of a role, and ways to spoil it."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple


class Role(NamedTuple):
    """The right file of one kind: its path in the plan, and what it holds; the rows, where it is a CSV file."""

    path: str
    data: Any

    def render(self, data: Any) -> bytes:
        """A file of this role that holds `data` instead: CSV where that has rows, else JSON, which is YAML too."""
        if self.path.endswith(".csv") and isinstance(data, list) and all(isinstance(each, dict) for each in data):
            text = io.StringIO(newline="")
            csv.writer(text).writerows([list(data[0]) if data else [], *(list(each.values()) for each in data)])
            return text.getvalue().encode("utf-8", "surrogatepass")
        return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")

    @property
    def right(self) -> bytes:
        """The file as it should be."""
        return self.render(self.data)


Maker = Callable[[Role], bytes]
Place = tuple[Any, ...]


def places(data: Any, at: Place = ()) -> Iterator[Place]:
    """The key path to every value of a file, the whole first."""
    yield at
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, each in steps:
        yield from places(each, (*at, step))


def value_at(data: Any, at: Place) -> Any:
    """What stands at a key path."""
    for step in at:
        data = data[step]
    return data


def put(data: Any, at: Place, value: Any) -> Any:
    """The same data with `value` at a key path."""
    if not at:
        return value
    copied = dict(data) if isinstance(data, dict) else list(data)
    copied[at[0]] = put(copied[at[0]], at[1:], value)
    return copied


def is_single(value: Any) -> bool:
    """Whether a value is neither a list nor a mapping with anything in it."""
    return not isinstance(value, dict | list) or not value


def everywhere(value: Any) -> Maker:
    """Every single value of the file is this one."""

    def make(role: Role) -> bytes:
        data = role.data
        for at in places(role.data):
            if is_single(value_at(role.data, at)):
                data = put(data, at, value)
        return role.render(data)

    return make


def in_one_place(name: str, value: Any) -> Maker:
    """One value of the file, single or not, is this one; which, is drawn for the name and role."""

    def make(role: Role) -> bytes:
        chosen = random.Random(f"{name} {role.path}").choice(list(places(role.data)))
        return role.render(put(role.data, chosen, value))

    return make


def at_depth(depth: int, value: Any) -> Maker:
    """Every value at this depth is this one: 0 is the whole file."""

    def make(role: Role) -> bytes:
        data = role.data
        for at in places(role.data):
            if len(at) == depth:
                data = put(data, at, value)
        return role.render(data)

    return make


def whole(raw: bytes | str) -> Maker:
    """The same file in every role."""
    return lambda role: raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass")


def around(change: Callable[[bytes], bytes]) -> Maker:
    """What a change of its bytes makes of the right file."""
    return lambda role: change(role.right)


def keys(change: Callable[[str], str]) -> Maker:
    """The right file with every key of it written otherwise."""

    def renamed(value: Any) -> Any:
        if isinstance(value, dict):
            return {change(key): renamed(each) for key, each in value.items()}
        return [renamed(each) for each in value] if isinstance(value, list) else value

    return lambda role: role.render(renamed(role.data))


def repeated(times: int) -> Maker:
    """Every list of the right file, with its last entry as often."""

    def more(value: Any, depth: int = 0) -> Any:
        if isinstance(value, dict):
            return {key: more(each, depth) for key, each in value.items()}
        if isinstance(value, list) and value:
            return [more(each, depth + 1) for each in value] + [value[-1]] * (times if depth == 0 else 1)
        return value

    return lambda role: role.render(more(role.data))


def bomb(of: int) -> str:
    """Aliases that unfold into nine to the power of so many words."""
    return "a0: &a0 x\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, of))
