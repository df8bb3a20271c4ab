"""The rules of each stage, from rules.tsv: a pattern a row, and what makes something of it.

`makes` is a function of this folder, as `dates.day_or_month`; the kind and value that are made whatever the pattern
fits (`REPEAT=annually`); or the kind that is made of the one value handed over (`REPEAT`). `takes` names the function's
parameters in the order in which the pattern hands the values over, `-` for one that is not used, and gives others a
value (`unit=quarter`); where it is empty they come as they are. A parameter called `span` is days, also where a year
stands for them. `bounds` declares the words that open or close a span. What a rule says of itself is `says`, or the
docstring.
"""

from collections.abc import Iterator
from functools import partial, wraps
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.grammar import bounds, dates, lengths, parts, periods, phrases
from npa_cli.timeframe.grammar.lexicon import rows_of
from npa_cli.timeframe.grammar.periods import whole
from npa_cli.timeframe.grammar.rule import Made, Make, Rule, Stage
from npa_cli.timeframe.window import Window

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


_ROWS: Final = rows_of("rules.tsv")


def _stages() -> Iterator[Stage]:
    for name, of_stage in groupby(_ROWS, itemgetter(0)):
        rules: list[Rule] = []
        said: dict[tuple[str, str], str] = {}  # what rules of a name and maker say of themselves, the first for all
        for _, rule, pattern, makes, takes, _, examples, says in of_stage:
            make, given, doc = _make(makes, takes.split())
            said[rule, makes] = says or said.get((rule, makes)) or doc
            shown = tuple(filter(None, examples.split("; ")))
            rules.append(Rule(rule, pattern, make, given, said[rule, makes], shown))
        yield Stage(name, _SAYS[name], rules)


def _make(makes: str, takes: list[str]) -> tuple[Make, tuple[str, ...], str]:
    """The function of a row, the names of the values that it takes from the pattern, and what it says of itself."""
    kind, constant, value = makes.partition("=")
    module, function, name = makes.partition(".")
    if not function:
        return partial(_as_it_is, kind, value if constant else None), (), ""
    make: Make = getattr(_MODULES[module], name)
    given = tuple(name for name in takes if "=" not in name)
    fixed = dict(name.split("=") for name in takes if "=" in name)
    always = {name: int(value) if value.isdecimal() else value for name, value in fixed.items()}
    doc, names = make.__doc__ or "", make.__code__.co_varnames[1 : make.__code__.co_argcount]
    if given != names[: len(given)]:
        make = _by_name(make, given, always)
    elif always:
        make = partial(make, **always)
    return (_of_days(make, (given or names).index("span")) if "span" in names else make), given, doc


def _as_it_is(kind: str, constant: str | None, conventions: Conventions, *values: object) -> Made:
    return kind, values[0] if constant is None else constant


def _by_name(make: Make, given: tuple[str, ...], always: dict[str, int | str]) -> Make:
    def made(conventions: Conventions, *values: Any) -> Made:
        named = dict(zip(given, values, strict=True))
        named.pop("-", None)
        return make(conventions, **named, **always)

    return made


def _of_days(make: Make, at: int) -> Make:
    """What makes something of a `span`, given its days where a year is handed over; nothing, if the plan refuses it."""

    @wraps(make)
    def made(conventions: Conventions, *values: Any) -> Made:
        if isinstance(values[at], Window):
            return make(conventions, *values)
        days = whole(values[at], conventions)
        return None if days is None else make(conventions, *values[:at], days, *values[at + 1 :])

    return made


STAGES: Final = {stage.name: stage for stage in _stages()}
"""The stages by name, in the order in which they run; joins come after parts."""
OPENS, CLOSES = [
    frozenset(word for row in _ROWS if row[5].startswith(side) for word in row[5].split()[1:])
    for side in ("opens", "closes")
]
"""The words that open a span, and those that close one, as the rules declare them. They are never commentary."""
