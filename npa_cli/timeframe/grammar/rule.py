"""Rules and stages: a pattern of kinds, and what it makes of them.

A stage reads its tokens from left to right. Wherever some rule's pattern fits, the longest that makes something
replaces what it matched by one new token; a rule that finds its values impossible (a 31 June) makes nothing, and
the next longest is tried. Stages run one after another, so a rule never has to know how its parts were written.

A pattern is kinds with spaces between them: `a|b` is either, `[a]` may be missing, and a name in CLASSES stands
for several kinds. A kind that carries a value hands it to the rule; any other is a word or mark that must be there.
"""

from __future__ import annotations

from collections.abc import Callable
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
            return make

        return register

    def run(self, tokens: list[Token], conventions: Conventions) -> list[Token]:
        """The tokens after every rule that fits has been applied, once, from left to right."""
        if self._start is None:
            self._start = _Node([(choices_of(pattern), 0, rule) for pattern, rule in self._patterns])
        after = self._start.after
        made: list[Token] = []
        i, count = 0, len(tokens)
        while i < count:
            node = after(tokens[i].kind)
            if node is None:
                made.append(tokens[i])
                i += 1
                continue
            token, i = self._longest(node, tokens, i, conventions)
            made.append(token)
        return made

    def _longest(self, node: _Node, tokens: list[Token], i: int, conventions: Conventions) -> tuple[Token, int]:
        fits: list[tuple[int, list[Rule]]] = []
        j = i + 1
        while True:
            if node.accepts:
                fits.append((j, node.accepts))
            following = node.after(tokens[j].kind) if j < len(tokens) else None
            if following is None:
                break
            node = following
            j += 1
        for j, rules in reversed(fits):
            parts = tokens[i:j]
            values = [part.value for part in parts if part.value is not None]
            for rule in rules:
                result = rule.make(conventions, *values)
                if result is not None:
                    path = [rule.name] if rule.name else []
                    path += [part.rule for part in parts if part.rule]
                    return Token(result[0], result[1], parts[0].begin, parts[-1].end, " > ".join(path)), j
        return tokens[i], i + 1


def choices_of(pattern: str) -> Choices:
    """The kinds that may stand at each place of a pattern; None where the place may be left empty."""
    choices: list[tuple[str | None, ...]] = []
    for element in pattern.split():
        kinds = [kind for name in element.strip("[]").split("|") for kind in CLASSES.get(name, (name,))]
        choices.append((*kinds, None) if element.startswith("[") and element.endswith("]") else tuple(kinds))
    return tuple(choices)
