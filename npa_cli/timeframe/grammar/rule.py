"""Rules and stages: a pattern of kinds, and what it makes of them.

A stage reads its tokens from left to right. Wherever some rule's pattern fits, the longest that makes something
replaces what it matched by one new token; a rule that finds its values impossible (a 31 June) makes nothing, and
the next longest is tried. Stages run one after another, so a rule never has to know how its parts were written.

A pattern is kinds with spaces between them: `a|b` is either, `[a]` may be missing, and a name in CLASSES stands
for several kinds. A kind that carries a value hands it to the rule; any other is a word or mark that must be there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.window import Window

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


Made = Window | tuple[str, Any] | None
"""What a rule made: days, or a kind and a value; None where its values fit no day, or the plan refuses them."""
Make = Callable[..., Made]


class Rule(NamedTuple):
    """One rule. `examples` are cells it reads, shown and run by the documentation."""

    name: str
    pattern: str
    make: Make
    takes: tuple[str, ...]  # the names of the values that its pattern hands over; none where they come as they are
    says: str
    examples: tuple[str, ...]
    opens: tuple[str, ...] = ()  # its words that open a span, and those that close one
    closes: tuple[str, ...] = ()


Choices = tuple[tuple[str | None, ...], ...]
Position = tuple[Choices, int, Rule]  # a pattern, and how much of it has been matched


class _Node:
    """Where the patterns stand that have fitted so far, and by kind where they stand after one more token."""

    def __init__(self, positions: list[Position]) -> None:
        self.accepts: list[Rule] = []  # rules whose pattern ends here, as they stand in the table
        self.after: dict[str, _Node | list[Position]] = {}  # a list until it is first met
        for position in positions:
            self._stand(*position)

    def _stand(self, choices: Choices, at: int, rule: Rule) -> None:
        if at == len(choices):
            self.accepts.append(rule)
            return
        for kind in choices[at]:
            if kind is None:
                self._stand(choices, at + 1, rule)
                continue
            following = self.after.setdefault(kind, [])
            assert isinstance(following, list)
            following.append((choices, at + 1, rule))


class Stage:
    """Rules that are tried together, in the order of the table."""

    def __init__(self, name: str, says: str, rules: Sequence[Rule]) -> None:
        self.name = name
        self.says = says
        self.rules = rules
        self._days = "WINDOW" if name == "bounds" else "SPAN"  # the kind of a token that is days
        self._start = _Node([(choices_of(rule.pattern), 0, rule) for rule in rules])

    def run(self, tokens: list[Token], conventions: Conventions) -> list[Token]:
        """The tokens after the longest rule that makes something at each place, from left to right."""
        made: list[Token] = []
        i = done = 0
        start, count = self._start.after, len(tokens)
        while i < count:
            node = start.get(tokens[i][0])
            at, after, j, ends = i, start, i, None
            while node is not None:
                if isinstance(node, list):
                    node = after[tokens[j][0]] = _Node(node)
                j += 1
                if node.accepts:
                    ends = [*ends, (j, node.accepts)] if ends else [(j, node.accepts)]
                after = node.after
                node = after.get(tokens[j][0]) if j < count else None
            i += 1
            found = self._made_of(tokens, at, ends, conventions) if ends else None
            if found is not None:
                made += tokens[done:at]
                made.append(found[0])
                i = done = found[1]
        return made + tokens[done:] if made else tokens

    def _made_of(
        self, tokens: list[Token], i: int, ends: list[tuple[int, list[Rule]]], conventions: Conventions
    ) -> tuple[Token, int] | None:
        """What the longest rule that makes something makes from token `i` on, and the place of the token after it."""
        for j, rules in reversed(ends):
            parts = tokens[i:j]
            values = [part[1] for part in parts if part[1] is not None]
            for rule in rules:
                made = rule.make(conventions, *values)
                if made is not None:
                    kind, value = (self._days, made) if isinstance(made, Window) else made
                    path = [rule.name, *[part[4] for part in parts]]
                    return Token(kind, value, parts[0][2], parts[-1][3], " > ".join([each for each in path if each])), j
        return None


def choices_of(pattern: str) -> Choices:
    """The kinds that may stand at each place of a pattern; None where the place may be left empty."""
    choices: list[tuple[str | None, ...]] = []
    for element in pattern.split():
        kinds = [kind for name in element.strip("[]").split("|") for kind in CLASSES.get(name, (name,))]
        choices.append((*kinds, None) if element.startswith("[") and element.endswith("]") else tuple(kinds))
    return tuple(choices)
