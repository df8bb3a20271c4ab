"""Rules and stages: a pattern of kinds, and what it makes of them.

A stage reads its tokens from left to right. Wherever some rule's pattern fits, the longest that makes something
replaces what it matched by one new token; a rule that finds its values impossible (a 31 June) makes nothing, and
the next longest is tried. Stages run one after another, so a rule never has to know how its parts were written.

A pattern is kinds with spaces between them: `a|b` is either, `[a]` may be missing, and a name in CLASSES stands
for several kinds. A kind that carries a value hands it to the rule; any other is a word or mark that must be there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pkgutil import get_data
from typing import Any, Final, NamedTuple

from npa_cli.timeframe.conventions import Conventions

# Kinds that are written many ways, by the name patterns use for them.
CLASSES: Final[dict[str, tuple[str, ...]]] = {
    "MONTH": ("MONTH", "MON"),  # in full, or short: `Mar 20` is more often a year than `March 20`
    "opening": ("from", "starting"),
    "num": ("N1", "N2"),
    "day": ("N1", "N2", "ORDINAL"),
    "yy": ("N2",),
    "~": ("-", "--"),  # a dash, close up or spaced out
    "->": ("-", "--", "to", "through", "until"),
    "&": ("and", ",", ";"),
    "count": ("N1", "N2", "INT", "NUMBER"),
    "whole": ("SPAN", "YEAR", "FY"),  # a span with its year
}


class Token(NamedTuple):
    """A stretch of the cell: a token, or what a rule made of several."""

    kind: str
    value: Any  # None for words and marks that only have to be there
    begin: int  # where it stands in the cell's text
    end: int
    rule: str = ""  # the rules that made it, outermost first


Made = tuple[str, Any] | None
"""The kind and the value of what a rule made; None where its values fit no day, or the plan refuses them."""
Make = Callable[..., Made]


class Rule(NamedTuple):
    """One rule. `examples` are cells it reads, shown and run by the documentation."""

    name: str
    patterns: tuple[str, ...]
    make: Make
    says: str
    examples: tuple[str, ...]
    opens: tuple[str, ...] = ()  # its words that open a span, and those that close one
    closes: tuple[str, ...] = ()


Choices = tuple[tuple[str | None, ...], ...]
Position = tuple[Choices, int, Rule]  # a pattern, and how much of it has been matched
Fits = tuple[tuple[int, tuple[tuple[int, Rule], ...]], ...]
"""Where rules fit in a row of tokens: at each place the ends of what they match and the rules, longest first."""


class _Node:
    """Where the patterns stand that have fitted so far. What could follow is worked out when it is first met:
    a plan uses a few dozen of the thousands of spellings there are.
    """

    def __init__(self, positions: list[Position]) -> None:
        self.waiting: list[Position] = []  # of patterns that go on
        self.accepts: list[Rule] = []  # rules whose pattern ends here, as they were registered
        self.known: dict[str, _Node | None] = {}
        for position in positions:
            self._stand(position)

    def _stand(self, position: Position) -> None:
        choices, at, rule = position
        if at == len(choices):
            if rule not in self.accepts:
                self.accepts.append(rule)
            return
        self.waiting.append(position)
        if None in choices[at]:
            self._stand((choices, at + 1, rule))

    def after(self, kind: str) -> _Node | None:
        """Where they stand after one more token; None where none goes on with it."""
        if kind not in self.known:
            positions = [(choices, at + 1, rule) for choices, at, rule in self.waiting if kind in choices[at]]
            self.known[kind] = _Node(positions) if positions else None
        return self.known[kind]


class Stage:
    """A set of rules tried together."""

    def __init__(self, name: str, says: str) -> None:
        self.name = name
        self.says = says
        self.rules: list[Rule] = []
        self._patterns: list[tuple[str, Rule]] = []
        self._start: _Node | None = None
        self._fits: dict[tuple[str, ...], Fits] = {}  # of rows of kinds met before: many cells are built alike

    def rule(
        self,
        name: str,
        *patterns: str,
        examples: tuple[str, ...] = (),
        says: str = "",
        opens: str = "",
        closes: str = "",
    ) -> Callable[[Make], Make]:
        """Register a rule. It takes the conventions and its parts' values, and returns (kind, value) or None.

        What it says of itself in the documentation is its own docstring, unless `says` is given. `opens` and `closes`
        are its words that open or close a span: left over beside a date, they refuse the cell.
        """

        def register(make: Make) -> Make:
            says_so = says or (make.__doc__ or "").strip()
            rule = Rule(name, patterns, make, says_so, examples, tuple(opens.split()), tuple(closes.split()))
            self.rules.append(rule)
            self._patterns.extend((pattern, rule) for pattern in patterns)
            self._start = None
            self._fits.clear()
            return make

        return register

    def run(self, tokens: list[Token], conventions: Conventions) -> list[Token]:
        """The tokens after every rule that fits has been applied, once, from left to right."""
        return run((self,), tokens, conventions)

    def fits(self, kinds: tuple[str, ...]) -> Fits:
        """Where rules fit in a row of kinds: kept, since many cells are built alike."""
        found = self._fits.get(kinds)
        if found is None:
            if len(self._fits) >= _MOST_KEPT:
                self._fits.clear()
            found = self._fits[kinds] = self._places(kinds)
        return found

    def _places(self, kinds: tuple[str, ...]) -> Fits:
        """Where rules fit in a row of kinds. A pattern never goes on beyond its own length, so this ends."""
        if self._start is None:
            self._start = _Node([(choices_of(pattern), 0, rule) for pattern, rule in self._patterns])
        places = []
        for i in range(len(kinds)):
            node, j, ends = self._start.after(kinds[i]), i + 1, []
            while node is not None:
                ends.append([(j, rule) for rule in node.accepts])
                node, j = (node.after(kinds[j]) if j < len(kinds) else None), j + 1
            found = tuple(end for group in reversed(ends) for end in group)
            if found:
                places.append((i, found))
        return tuple(places)


_MOST_KEPT: Final = 10_000  # rows of kinds


def add_constants(stages: Iterable[Stage]) -> None:
    """Register the rules of constant_rules.tsv, which make the same of whatever their pattern fits."""
    by_name = {stage.name: stage for stage in stages}
    table = get_data(__package__, "constant_rules.tsv") or b""  # it comes with the package
    for row in table.decode("utf-8").splitlines()[1:]:
        stage, name, pattern, kind, value, says = row.split("\t")
        by_name[stage].rule(name, pattern, says=says)(partial(_constant, (kind, value)))


def _constant(made: Made, conventions: Conventions, *values: object) -> Made:
    return made


def run(stages: Iterable[Stage], tokens: list[Token], conventions: Conventions) -> list[Token]:
    """The tokens after some stages, one after another."""
    kinds = tuple([token[0] for token in tokens])
    for stage in stages:
        fits = stage.fits(kinds)
        if fits and (made := _applied(fits, tokens, conventions)) is not tokens:
            tokens = made
            kinds = tuple([token[0] for token in tokens])
    return tokens


def _applied(fits: Fits, tokens: list[Token], conventions: Conventions) -> list[Token]:
    """The tokens after the rules that fit: the longest that makes something at each place, from left to right."""
    made: list[Token] = []
    done = 0
    for i, ends in fits:
        if i < done:
            continue
        for j, rule in ends:
            parts = tokens[i:j]
            result = rule.make(conventions, *[part[1] for part in parts if part[1] is not None])
            if result is None:
                continue
            path = [part[4] for part in parts if part[4]]
            if rule.name:
                path.insert(0, rule.name)
            made += tokens[done:i]
            made.append(Token(*result, parts[0][2], parts[-1][3], " > ".join(path)))
            done = j
            break
    return made + tokens[done:] if done else tokens


def choices_of(pattern: str) -> Choices:
    """The kinds that may stand at each place of a pattern; None where the place may be left empty."""
    choices: list[tuple[str | None, ...]] = []
    for element in pattern.split():
        kinds = [kind for name in element.strip("[]").split("|") for kind in CLASSES.get(name, (name,))]
        choices.append((*kinds, None) if element.startswith("[") and element.endswith("]") else tuple(kinds))
    return tuple(choices)
