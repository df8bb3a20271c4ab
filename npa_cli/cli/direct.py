"""What was typed, read straight from a command's declarations where all of it is plain.

Typer reads the same declarations, and takes several times as long to load as a question takes to answer. So what has
one meaning is read here: known options in full, each with its value after it or behind `=`, and words by their place.
Anything else (help, a slip, a value that is on no list, letters run together, completion) is left to Typer.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from npa_cli.cli.command_table import COMMANDS
from npa_cli.cli.declare import Declared, Option


def run_directly(words: Sequence[str]) -> bool:
    """Run what was typed, if it can be read here; False where it is Typer's to read, and nothing was done."""
    if os.environ.get("_NPA_COMPLETE"):
        return False
    for length in (2, 1):
        entry = COMMANDS.get(" ".join(words[:length])) if len(words) >= length else None
        if entry is not None:
            from importlib import import_module

            module = import_module(f"npa_cli.cli.commands.{entry[0]}")
            given = read(module.command, words[length:])
            if given is None:
                return False
            from npa_cli.cli.every_plan import answering_for_all

            answering_for_all(module.NAME, module.command)(**given)
            return True
    return False


class NotPlainError(Exception):
    """Typer has to read it."""


class Parameter:
    """One parameter of a command: what it is called, what it takes, and what was given for it."""

    def __init__(self, name: str, hint: Any, default: Any) -> None:
        kind, declared = get_args(hint)[:2] if get_origin(hint) is Annotated else (hint, None)
        if not isinstance(declared, Declared):
            raise NotPlainError
        self.name = name
        self.declared = declared
        self.is_option = isinstance(declared, Option)
        self.given: Any = default
        self.is_given = False
        arms = [each for each in get_args(kind) if each is not NoneType] if NoneType in get_args(kind) else [kind]
        self.kind = arms[0]
        self.is_flag = self.kind is bool
        self.is_list = get_origin(self.kind) is list
        self.choices = get_args(self.kind) if get_origin(self.kind) is Literal else ()
        if not (self.is_flag or self.is_list or self.choices or self.kind is str) or len(arms) > 1:
            raise NotPlainError
        spelled = declared.names or (f"--{name.replace('_', '-')}",)
        self.names = {each: True for words in spelled for each in words.split("/")[:1]}
        self.names |= {each: False for words in spelled for each in words.split("/")[1:]}
        if self.is_flag and not declared.names:
            self.names[f"--no-{name.replace('_', '-')}"] = False

    def take(self, value: Any) -> None:
        if self.choices and value not in self.choices:
            raise NotPlainError
        if self.is_list:
            self.given = [*(self.given if self.is_given else ()), value]
        elif self.is_given:
            raise NotPlainError
        else:
            self.given = value
        self.is_given = True


_REQUIRED = object()


def read(command: Callable[..., None], words: Sequence[str]) -> dict[str, Any] | None:
    """The values of a command's parameters by name; None where what was typed is not plain."""
    try:
        parameters = parameters_of(command)
        _read(parameters, list(words))
    except NotPlainError:
        return None
    if any(each.given is _REQUIRED for each in parameters):
        return None
    return {each.name: each.given for each in parameters}


def parameters_of(command: Any) -> list[Parameter]:
    """What a command declares. Raises NotPlainError for a type that is not read here."""
    code = command.__code__
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    defaults = command.__defaults__ or ()
    positional = names[: code.co_argcount]
    known = dict(zip(positional[len(positional) - len(defaults) :], defaults, strict=True))
    known |= command.__kwdefaults__ or {}
    hints = get_type_hints(command, include_extras=True)
    return [Parameter(name, hints[name], known.get(name, _REQUIRED)) for name in names]


def _read(parameters: list[Parameter], words: list[str]) -> None:
    named = {name: each for each in parameters if each.is_option for name in each.names}
    places = [each for each in parameters if not each.is_option]
    while words:
        word = words.pop(0)
        if not word.startswith("-"):
            _place(places, word)
            continue
        name, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        option = named.get(name)
        if option is None:
            raise NotPlainError
        if option.is_flag:
            if equals:
                raise NotPlainError
            option.take(option.names[name])
        elif equals:
            option.take(value)
        elif words and not words[0].startswith("-"):
            option.take(words.pop(0))
        else:
            raise NotPlainError


def _place(places: list[Parameter], word: str) -> None:
    for each in places:
        if each.is_list or not each.is_given:
            each.take(word)
            return
    raise NotPlainError
