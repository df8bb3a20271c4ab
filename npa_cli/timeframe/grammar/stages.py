"""The stages of a cell, one after another: from its text to the phrases that mean something for time.

Cells are many, and built alike: which stage has anything to do, and where its patterns fit, hangs on the kinds of the
tokens alone, is worked out once for each order of kinds, and kept. What a rule makes hangs on their values, and is not.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, NamedTuple

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.grammar import years
from npa_cli.timeframe.grammar.joins import join, spans_to_join
from npa_cli.timeframe.grammar.lengths import with_events
from npa_cli.timeframe.grammar.rule import Kinds, Token
from npa_cli.timeframe.grammar.rules import STAGES
from npa_cli.timeframe.grammar.tokens import tokenise
from npa_cli.timeframe.window import Partial


def stages(expression: str, conventions: Conventions) -> list[Token]:
    """The tokens of a cell after every stage."""
    tokens, following = tokenise(expression), 0
    while True:
        kinds = tuple([token[0] for token in tokens])
        step = _next(kinds, following)
        if step is None:
            return with_events(tokens, kinds, expression)
        run, found, following = step
        tokens = run(tokens, found, conventions)


class _Step(NamedTuple):
    find: Callable[
        [Kinds], Any
    ]  # what there is to do in tokens of these kinds; nothing that is true, where there is none
    run: Callable[[list[Token], Any, Conventions], list[Token]]  # the tokens after it, given what was found


@lru_cache(maxsize=20_000)
def _next(kinds: Kinds, following: int) -> tuple[Callable[..., list[Token]], Any, int] | None:
    """The first stage from a place on that has anything to do, what that is, and the place of the one after it."""
    for at in range(following, len(_STEPS)):
        found = _STEPS[at].find(kinds)
        if found:
            return _STEPS[at].run, found, at + 1
    return None


_BOTH_SIDES: Final = frozenset(("by", "from", "starting", "-", "--"))
_AFTER_AN_END: Final = frozenset((")", ",", ";", "("))
_WITHOUT_A_YEAR: Final = frozenset(("PARTIAL", "PARTIALS"))


def _ends(kinds: Kinds) -> dict[int, str]:
    """The places of what has nothing after it to bind, `2021 (by)`, `2027 -`, and the kinds that they become."""
    found, last = {}, len(kinds) - 1
    for i, kind in enumerate(kinds[1:], 1):
        if kind in _BOTH_SIDES and (i == last or kinds[i + 1] in _AFTER_AN_END):
            found[i] = "-." if kind in ("-", "--") else "by." if kind == "by" else "from."
        elif kind == "after" and i == last and kinds[i - 1] in _WITHOUT_A_YEAR | {"REPEAT"}:
            found[i] = "thereafter"
    return found


def _with_ends(tokens: list[Token], ends: dict[int, str], conventions: Conventions) -> list[Token]:
    return [token._replace(kind=ends[i]) if i in ends else token for i, token in enumerate(tokens)]


def _without_a_year(kinds: Kinds) -> list[int]:
    """The places of spans without a year, in a cell that gives no year at all."""
    if {"SPAN", "YEAR", "FY"} & set(kinds):
        return []
    return [i for i, kind in enumerate(kinds) if kind in _WITHOUT_A_YEAR and (i == 0 or kinds[i - 1] != "each")]


def _anchored(tokens: list[Token], places: list[int], conventions: Conventions) -> list[Token]:
    """The tokens with every such span the first that is not over on the day of the document, where that is given."""
    if conventions.anchor is None:
        return tokens
    return [_near(token, conventions) if i in places else token for i, token in enumerate(tokens)]


def _near(token: Token, conventions: Conventions) -> Token:
    assert conventions.anchor is not None
    values: tuple[Partial, ...] = (token.value,) if token.kind == "PARTIAL" else token.value
    window = years.near(values[-1], conventions.anchor, conventions)
    if window is None:
        return token
    if len(values) > 1:
        first = years.before(values[0], window, conventions)
        if first is None:
            return token
        window = window._replace(start=first.start, unit="range")
    return token._replace(kind="SPAN", value=window._replace(convention=window.convention or "anchor"))


_DATES, _PERIODS, _PARTS, _PHRASES, _BOUNDS = [_Step(stage.fits, stage.run) for stage in STAGES.values()]
_STEPS: Final = (
    *(_DATES, _PERIODS, _PARTS, _Step(spans_to_join, join), _PHRASES),
    *(_Step(_without_a_year, _anchored), _Step(_ends, _with_ends), _BOUNDS),
)
