"""Whether a file's data plainly fits its model, told without the validation library.

Most files of a plan are right, and loading that library takes longer than all else `npa validate` does. So this says
yes only where there is no doubt; whatever it does not say yes to is checked by pydantic, which alone finds the faults.
That its yes is always pydantic's is proven by the tests on data of every kind.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from npa_cli.model.day import read_day
from npa_cli.model.described import key_of

_Fits = Callable[[Any], bool]
_SAYS_NOTHING: Final = frozenset(("description", "examples", "alias", "strict"))
_LARGEST: Final = 2**53  # a whole number up to here is the same as a number with a point


@cache
def fitter(model: Any) -> _Fits:
    """A test for data of the type `model`: True where it is certain that the strict check finds nothing."""
    origin, arguments = get_origin(model), get_args(model)
    if origin in (Union, UnionType):
        return _any_of(tuple(fitter(each) for each in arguments))
    if origin is tuple:
        return _list_of(fitter(arguments[0]))
    if origin is Literal:
        return _one_of(frozenset(arguments))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_of(fitter(arguments[0]), fitter(arguments[1]))
    if dataclasses.is_dataclass(model):
        return _fields_of(model)
    return _PLAIN[model]


def _words(value: Any) -> bool:
    if type(value) is not str:
        return False
    if value.isascii():
        return True
    try:
        value.encode()
    except UnicodeEncodeError:  # half a character
        return False
    return True


_PLAIN: Final[dict[Any, _Fits]] = {
    str: _words,
    int: lambda value: type(value) is int,
    bool: lambda value: type(value) is bool,
    float: lambda value: type(value) is float or (type(value) is int and -_LARGEST < value < _LARGEST),
    date: lambda value: read_day(value) is not None,
    NoneType: lambda value: value is None,
    Any: lambda value: True,
}


def _one_of(allowed: frozenset[Any]) -> _Fits:
    return lambda value: type(value) in (str, int) and value in allowed


def _any_of(fits: tuple[_Fits, ...]) -> _Fits:
    if len(fits) == 2 and fits[1] is _PLAIN[NoneType]:
        first = fits[0]
        return lambda value: value is None or first(value)
    return lambda value: any(each(value) for each in fits)


def _list_of(item: _Fits) -> _Fits:
    def test(value: Any) -> bool:
        if type(value) is not list:
            return False
        for each in value:  # noqa: SIM110  # a plain loop: all() makes a generator for each of thousands
            if not item(each):
                return False
        return True

    return test


def _mapping_of(key: _Fits, item: _Fits) -> _Fits:
    return lambda value: type(value) is dict and all(key(name) and item(each) for name, each in value.items())


def _fields_of(model: Any) -> _Fits:
    hints = get_type_hints(model)
    known: dict[str, _Fits] = {}
    needed: list[str] = []
    for each in dataclasses.fields(model):
        known[key_of(each)] = _constrained(fitter(hints[each.name]), each.metadata)
        if each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING:
            needed.append(key_of(each))

    def test(value: Any) -> bool:
        if type(value) is not dict:
            return False
        for key, each in value.items():
            fits = known.get(key)
            if fits is None or not fits(each):
                return False
        return all(key in value for key in needed)

    return test


def _constrained(fits: _Fits, metadata: Mapping[str, Any]) -> _Fits:
    """A field's own limits. One that is not known here lets nothing pass: the strict check will know it."""
    limits = {name: limit for name, limit in metadata.items() if name not in _SAYS_NOTHING}
    if not limits:
        return fits
    if set(limits) - {"min_length", "pattern", "ge", "le"}:
        return lambda value: False
    least, pattern = limits.get("min_length", 0), limits.get("pattern")
    lowest, highest = limits.get("ge"), limits.get("le")
    match = re.compile(pattern).search if pattern else None

    def test(value: Any) -> bool:
        if not fits(value):
            return False
        if value is None:
            return True
        if type(value) is int or type(value) is float:
            return (lowest is None or value >= lowest) and (highest is None or value <= highest)
        if len(value) < least:
            return False
        return match is None or ("\n" not in value and match(value) is not None)

    return test
