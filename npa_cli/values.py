"""Dataclasses and named tuples that cost little to define: nearly all of a short command's time goes into defining.

The standard dataclass writes and compiles six methods for every class, a millisecond each time npa starts, and npa has
a hundred of them; these are frozen, in slots, and share one of each. The standard named tuple compiles the type of
every field; these leave types to the type checker. To whatever looks at fields, and to a type checker, both are the
standard library's own: `dataclasses.replace`, `dataclasses.fields` and pydantic work as ever.
"""

from __future__ import annotations

import collections
import dataclasses
import operator
from typing import TYPE_CHECKING, Any

__all__ = ("NamedTuple", "dataclass", "fill")

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from dataclasses import dataclass
    from typing import NamedTuple
else:

    class _Definition(type):
        """What a class statement on NamedTuple comes to."""

        def __new__(cls, name: str, bases: tuple[type, ...], inside: dict[str, Any]) -> type:
            fields = inside.get("__annotations__", {})
            defaults = [inside.pop(field) for field in fields if field in inside]
            made = collections.namedtuple(name, fields, defaults=defaults, module=inside["__module__"])
            for key, value in inside.items():
                if key not in ("__module__", "__qualname__"):
                    setattr(made, key, value)
            return made

    NamedTuple = type.__new__(_Definition, "NamedTuple", (), {})

    def dataclass(*, frozen: bool, slots: bool) -> Any:  # called as the standard one is
        """A class decorator; both are always meant."""
        return _value


# Each field's name, how to set it, what it is where it is not given, what makes that, and whether it needs its name.
_Fields = tuple[tuple[str, Any, Any, Any, bool], ...]
_fields: dict[type, _Fields] = {}
_getters: dict[type, Callable[[Any], Any]] = {}


def fill(made: Any, given: Mapping[str, Any]) -> None:
    """Set every field of a new value, by what is given or by its default. Raises TypeError where it has neither."""
    for name, put, default, factory, _ in _fields.get(type(made)) or _look_up(type(made)):
        if name in given:
            put(made, given[name])
        elif default is not dataclasses.MISSING:
            put(made, default)
        elif factory is not dataclasses.MISSING:
            put(made, factory())
        else:
            raise TypeError(f"{type(made).__name__} needs `{name}`")


def _look_up(cls: type) -> _Fields:
    found: _Fields = tuple(
        (each.name, getattr(cls, each.name).__set__, each.default, each.default_factory, bool(each.kw_only))
        for each in dataclasses.fields(cls)
    )
    return _fields.setdefault(cls, found)


def _value(cls: type) -> type:
    for name, method in _SHARED.items():
        if cls.__dict__.get(name) is None:  # `__hash__` is, where a class has its own idea of what is equal
            setattr(cls, name, method)
    made: type = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    return made


def _init(self: Any, *args: Any, **given: Any) -> None:
    known = _fields.get(type(self)) or _look_up(type(self))
    places = [name for name, _, _, _, needs_name in known if not needs_name]
    if len(args) > len(places):
        raise TypeError(f"{type(self).__name__} takes {len(places)} values without their names, not {len(args)}")
    for name, value in zip(places, args, strict=False):
        if name in given:
            raise TypeError(f"{type(self).__name__} is given `{name}` twice")
        given[name] = value
    if unknown := given.keys() - {each[0] for each in known}:
        raise TypeError(f"{type(self).__name__} has no `{min(unknown)}`")
    fill(self, given)


def _compared(self: Any) -> Any:
    """What says whether two values are equal."""
    get = _getters.get(type(self))
    if get is None:
        names = [each.name for each in dataclasses.fields(self) if each.compare]
        get = _getters[type(self)] = operator.attrgetter(*names) if names else lambda _: ()
    return get(self)


def _eq(self: Any, other: object) -> bool:
    return _compared(self) == _compared(other) if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return hash(_compared(self))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
    return f"{type(self).__qualname__}({shown})"


def _set(self: Any, name: str, value: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"`{name}` of a {type(self).__name__} can't be set")


def _delete(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"`{name}` of a {type(self).__name__} can't be taken away")


_SHARED = {
    "__init__": _init,
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _set,
    "__delattr__": _delete,
}
