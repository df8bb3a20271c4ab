"""Rules and stages: a pattern of kinds, and what it makes of them.

A stage reads its tokens from left to right. Wherever some rule's pattern fits, the longest that makes something
replaces what it matched by one new token; a rule that finds its values impossible (a 31 June) makes nothing, and
the next longest is tried. Stages run one after another, so a rule never has to know how its parts were written.

A pattern is kinds with spaces between them: `a|b` is either, `[a]` may be missing, and a name in CLASSES stands
for several kinds. A kind that carries a value hands it to the rule; any other is a word or mark that must be there.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.window import Window

# Kinds that are written many ways, by the name patterns use for them.
CLASSES: Final[dict[str, tuple[str, ...]]] = {
    "MONTH": ("MONTH", "MON"),  # in full, or short: `Mar 20` is more often a year than `March 20`
    "opening": ("from", "starting"),
    "ORDINAL": ("ORDINAL", "NTH"),  # in figures, or in words: `first Oct 2022` may be the first of several
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
"""What a rule made: days, or a kind and a value; None if its values fit no day, or the plan refuses them."""
Make = Callable[..., Made]


class Rule(NamedTuple):
    """One rule. `examples` are cells it reads, shown and run by the documentation."""

    name: str
    pattern: str
    make: Make
    takes: tuple[str, ...]  # the names of the values that its pattern hands over; none where they come as they are
    says: str
    examples: tuple[str, ...]


Choices = tuple[tuple[str | None, ...], ...]
Position = tuple[Choices, int, Rule]  # a pattern, and how much of it has been matched
Kinds = tuple[str, ...]
Fits = list[tuple[int, list[tuple[int, list[Rule]]]]]  # where patterns begin, and of each where they end, and whose


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

    def fits(self, kinds: Kinds) -> Fits:
        """The places from which some pattern fits: of each, where such patterns end, the farthest first."""
        found = []
        for i in range(len(kinds)):
            node, ends = self._start, []
            for j, kind in enumerate(kinds[i:], i + 1):
                after = node.after.get(kind)
                if after is None:
                    break
                if isinstance(after, list):
                    after = node.after[kind] = _Node(after)
                node = after
                if node.accepts:
                    ends.append((j, node.accepts))
            if ends:
                found.append((i, ends[::-1]))
        return found

    def run(self, tokens: list[Token], fits: Fits, conventions: Conventions) -> list[Token]:
        """The tokens after the longest rule that makes something at each place, from left to right."""
        made: list[Token] = []
        done = 0
        for i, ends in fits:
            if i < done:
                continue
            for j, rules in ends:
                found = self._made_of(tokens[i:j], rules, conventions)
                if found is not None:
                    made += tokens[done:i]
                    made.append(found)
                    done = j
                    break
        return made + tokens[done:] if made else tokens

    def _made_of(self, parts: list[Token], rules: list[Rule], conventions: Conventions) -> Token | None:
        """What the first of these rules that makes something makes of the tokens that its pattern fits."""
        values = [part[1] for part in parts if part[1] is not None]
        for rule in rules:
            made = rule.make(conventions, *values)
            if made is not None:
                kind, value = (self._days, made) if isinstance(made, Window) else made
                path = " > ".join(filter(None, [rule.name, *[part[4] for part in parts]]))
                return Token(kind, value, parts[0][2], parts[-1][3], path)
        return None


def choices_of(pattern: str) -> Choices:
    """The kinds that may stand at each place of a pattern; None if the place may be left empty."""
    choices: list[tuple[str | None, ...]] = []
    for element in pattern.split():
        kinds = [kind for name in element.strip("[]").split("|") for kind in CLASSES.get(name, (name,))]
        choices.append((*kinds, None) if element.startswith("[") and element.endswith("]") else tuple(kinds))
    return tuple(choices)
