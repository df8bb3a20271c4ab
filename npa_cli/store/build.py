"""Plain data to models, keeping all that can be kept.

What a reading command shows must not depend on a validation library being loaded, nor vanish because of one
slip: a value that can't be used is left out and named in a finding, and so is an item that lacks what it needs.
The models' own type annotations say how; `npa validate` checks the same files against the same models strictly.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from npa_cli.model.day import read_day
from npa_cli.model.described import key_of
from npa_cli.model.finding import Finding, KeyPath

Model = TypeVar("Model")
_Complain = Callable[[KeyPath, str], None]
_Reader = Callable[[Any, KeyPath, _Complain], Any]
_UNUSABLE: Final[Any] = object()  # what a reader gives back once it has complained
_ABSENT: Final[Any] = object()


def build(model: type[Model], path: str, data: Any) -> tuple[Model | None, tuple[Finding, ...]]:
    """Make a `model` of a file's data: the model, or None where it lacks what it needs, and what was left out."""
    findings: list[Finding] = []

    def complain(at: KeyPath, message: str) -> None:
        findings.append(Finding("NPA103", path, at, message, "`npa validate` says what to type instead"))

    shape: Any = model
    built = _reader(shape)(data, (), complain)
    return (None if built is _UNUSABLE else built), tuple(findings)


@cache
def _reader(hint: Any) -> _Reader:
    """How to read a value of the type `hint`."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _either(tuple(_reader(each) for each in arguments if each is not NoneType), none=NoneType in arguments)
    if origin is tuple:
        return _list_of(_reader(arguments[0]))
    if origin is Literal:
        return _one_of(arguments)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_of(_reader(arguments[1]))
    if dataclasses.is_dataclass(hint):
        return _model(hint)
    return _WORDS[hint]


def _plain(kind: type, called: str) -> _Reader:
    def read(value: Any, at: KeyPath, complain: _Complain) -> Any:
        if type(value) is kind or (kind is float and type(value) is int):
            return value
        complain(at, f"expected {called} here")
        return _UNUSABLE

    return read


def _date(value: Any, at: KeyPath, complain: _Complain) -> Any:
    day = read_day(value)
    if day is None:
        complain(at, "expected a date such as 2018-04-01 here")
        return _UNUSABLE
    return day


_WORDS: Final[dict[Any, _Reader]] = {
    str: _plain(str, "words"),
    int: _plain(int, "a whole number"),
    bool: _plain(bool, "true or false"),
    float: _plain(float, "a number"),
    date: _date,
    Any: lambda value, _at, _complain: value,
}


def _one_of(allowed: tuple[Any, ...]) -> _Reader:
    def read(value: Any, at: KeyPath, complain: _Complain) -> Any:
        if type(value) in (str, int) and value in allowed:
            return value
        complain(at, f"expected one of {', '.join(map(str, allowed))}")
        return _UNUSABLE

    return read


def _either(readers: tuple[_Reader, ...], *, none: bool) -> _Reader:
    def read(value: Any, at: KeyPath, complain: _Complain) -> Any:
        if value is None and none:
            return None
        for reader in readers[:-1]:
            found = reader(value, at, lambda _at, _message: None)
            if found is not _UNUSABLE:
                return found
        return readers[-1](value, at, complain)

    return read


def _list_of(item: _Reader) -> _Reader:
    def read(value: Any, at: KeyPath, complain: _Complain) -> Any:
        if not isinstance(value, list):
            complain(at, "expected a list here")
            return _UNUSABLE
        found = (item(each, (*at, index), complain) for index, each in enumerate(value))
        return tuple(each for each in found if each is not _UNUSABLE)

    return read


def _mapping_of(item: _Reader) -> _Reader:
    def read(value: Any, at: KeyPath, complain: _Complain) -> Any:
        if not isinstance(value, dict):
            complain(at, "expected keys and values here")
            return _UNUSABLE
        found = {key: item(each, (*at, key), complain) for key, each in value.items()}
        return {key: each for key, each in found.items() if each is not _UNUSABLE}

    return read


def _model(model: Any) -> _Reader:
    hints = get_type_hints(model)
    readers = tuple(
        (each.name, key_of(each), _reader(hints[each.name]), _has_default(each), _takes_none(hints[each.name]))
        for each in dataclasses.fields(model)
    )

    def read(value: Any, at: KeyPath, complain: _Complain) -> Any:
        if not isinstance(value, dict):
            complain(at, "expected keys and values here")
            return _UNUSABLE
        found: dict[str, Any] = {}
        usable = True
        for name, key, reader, optional, takes_none in readers:
            given = value.get(key, _ABSENT)
            if given is _ABSENT or (given is None and not takes_none):
                if not optional:
                    complain(at, f"`{key}` is missing")
                    usable = False
                continue
            read_value = reader(given, (*at, key), complain)
            if read_value is not _UNUSABLE:
                found[name] = read_value
            elif not optional:
                usable = False
        if not usable:
            return _UNUSABLE
        return model(**found)

    return read


def _has_default(each: dataclasses.Field[Any]) -> bool:
    return each.default is not dataclasses.MISSING or each.default_factory is not dataclasses.MISSING


def _takes_none(hint: Any) -> bool:
    return NoneType in get_args(hint)
