"""The values that making sense of a cell works with: its phrases, what they mean, and why they may mean nothing."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.grammar.phrases import Round
from npa_cli.timeframe.grammar.rule import Token
from npa_cli.timeframe.reading import Kind
from npa_cli.timeframe.window import Partial, Window


@dataclass(slots=True)
class Meaning:
    """What a cell means. `used` are the stretches between its phrases that are part of that; `aside` the phrases
    that are not, and are kept as commentary.
    """

    kind: Kind | None = None
    window: Window | None = None
    recurrence: str | None = None
    body: str | None = None
    rule: str = ""
    convention: str | None = None
    until: date | None = None
    each: str | None = None
    event: str | None = None
    days: tuple[Partial, ...] = ()  # the days of the year on which it recurs
    round: Round | None = None  # the days of the month or week
    begun: set[int] = field(default_factory=set)  # stretches whose words open the span after them
    glossed: set[int] = field(default_factory=set)  # phrases that another beside them narrows
    used: set[int] = field(default_factory=set)
    aside: set[int] = field(default_factory=set)


class RefusedError(Exception):
    """Why a cell can't be read, and what to type instead. Caught in cell.py."""

    def __init__(self, error: str, hint: str = "write when it is due, as in `by 31 March 2020`, or `TBC`") -> None:
        super().__init__(error)
        self.error = error
        self.hint = hint


@dataclass(slots=True)
class Phrase:
    """One phrase: its letter, its token, and its place among the cell's phrases."""

    letter: str
    token: Token
    at: int
    merged: bool = False  # made of two, so that the words between them are understood

    @property
    def value(self) -> Any:
        return self.token.value


@dataclass(slots=True)
class Cell:
    """A cell being made sense of. `gaps[i]` is the stretch of other tokens before phrase i."""

    text: str
    contents: list[Token]
    gaps: list[list[Token]]
    conventions: Conventions
    meaning: Meaning

    def words(self, token: Token) -> str:
        return self.text[token.begin : token.end]
