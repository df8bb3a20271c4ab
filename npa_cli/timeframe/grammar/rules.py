"""The rules of each stage, from rules.tsv: a pattern a row, and what makes something of it.

`makes` is a function of this folder, as `dates.day_or_month`; the kind and value that are made whatever the pattern
fits (`REPEAT=annually`); or the kind that is made of the one value handed over (`REPEAT`). `takes` names the function's
parameters in the order in which the pattern hands the values over, `-` for one that is not used, and gives others a
value (`unit=quarter`); where it is empty they come as they are. `bounds` declares the words that open or close a span.
What a rule says of itself is `says`, or the docstring.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Any, Final

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.grammar import bounds, dates, lengths, parts, periods, phrases
from npa_cli.timeframe.grammar.lexicon import rows_of
from npa_cli.timeframe.grammar.rule import Made, Make, Rule, Stage

_MODULES: Final = {
    module.__name__.rpartition(".")[2]: module for module in (bounds, dates, lengths, parts, periods, phrases)
}
_SAYS: Final = {
    "dates": "Days, months with their year, years and financial years",
    "periods": "Quarters, halves, seasons, weeks and decades",
    "parts": "Early, mid, late, the start, the end, a half of a longer span",
    "phrases": "How often, and how long after",
    "bounds": "By, before, until, from, onwards, within",
}


def _stages() -> Iterator[Stage]:
    for name, of_stage in groupby(rows_of("rules.tsv"), lambda row: row[0]):
        rules: list[Rule] = []
        said: dict[tuple[str, str], str] = {}  # what rules of a name and maker say of themselves, the first for all
        for row in of_stage:
            rules.append(_rule(row, said))
        yield Stage(name, _SAYS[name], rules)


def _rule(row: list[str], said: dict[tuple[str, str], str]) -> Rule:
    _, name, pattern, makes, takes, bound, examples, says = row
    make, given, doc = _make(makes, takes.split())
    said[name, makes] = says or said.get((name, makes)) or doc
    word, *words = bound.split() or [""]
    shown = tuple(examples.split("; ")) if examples else ()
    opens, closes = (tuple(words) if word == side else () for side in ("opens", "closes"))
    return Rule(name, pattern, make, given, said[name, makes], shown, opens, closes)


def _make(makes: str, takes: list[str]) -> tuple[Make, tuple[str, ...], str]:
    """The function of a row, the names of the values that it takes from the pattern, and what it says of itself."""
    kind, constant, value = makes.partition("=")
    if constant:
        return partial(_constant, (kind, value)), (), ""
    module, function, name = makes.partition(".")
    if not function:
        return partial(_kind, kind), (), ""
    make: Make = getattr(_MODULES[module], name)
    given = tuple(name for name in takes if "=" not in name)
    fixed = dict(name.split("=") for name in takes if "=" in name)
    always = {name: int(value) if value.isdecimal() else value for name, value in fixed.items()}
    doc = make.__doc__ or ""
    if given != make.__code__.co_varnames[1 : len(given) + 1]:
        make = _by_name(make, given, always)
    elif always:
        make = partial(make, **always)
    return make, given, doc


def _constant(made: Made, conventions: Conventions, *values: object) -> Made:
    return made


def _kind(kind: str, conventions: Conventions, value: object) -> Made:
    return kind, value


def _by_name(make: Make, given: tuple[str, ...], always: dict[str, int | str]) -> Make:
    def made(conventions: Conventions, *values: Any) -> Made:
        named = dict(zip(given, values, strict=True))
        named.pop("-", None)
        return make(conventions, **named, **always)

    return made


STAGES: Final = {stage.name: stage for stage in _stages()}
"""The stages by name, in the order in which they run; joins come after parts."""
OPENS: Final = frozenset(word for stage in STAGES.values() for rule in stage.rules for word in rule.opens)
CLOSES: Final = frozenset(word for stage in STAGES.values() for rule in stage.rules for word in rule.closes)
"""The words that open a span, and those that close one, as the rules declare them. They are never commentary."""
