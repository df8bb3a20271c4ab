"""A whole cell: the stages one after another, then what its phrases mean together.

Every word has to be accounted for. What no rule read is kept as commentary where it plainly is that; otherwise
the cell is refused, with the words that were not read. Nothing here raises, whatever the text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from npa_cli.timeframe.conventions import DEFAULT, Conventions
from npa_cli.timeframe.grammar import financial_years, lengths, quarters, years
from npa_cli.timeframe.grammar.bounds import bounds
from npa_cli.timeframe.grammar.commentary import beside_a_year, commentary_of, impossible, unread
from npa_cli.timeframe.grammar.dates import dates
from npa_cli.timeframe.grammar.events import with_events
from npa_cli.timeframe.grammar.interpret import interpret
from npa_cli.timeframe.grammar.joins import join
from npa_cli.timeframe.grammar.lexicon import words
from npa_cli.timeframe.grammar.meaning import Cell, Meaning, RefusedError
from npa_cli.timeframe.grammar.parts import parts
from npa_cli.timeframe.grammar.periods import periods
from npa_cli.timeframe.grammar.phrases import phrases
from npa_cli.timeframe.grammar.rule import Stage, Token
from npa_cli.timeframe.grammar.tokens import tokenise
from npa_cli.timeframe.reading import Reading
from npa_cli.timeframe.window import EARLIEST_YEAR, LATEST_YEAR, Partial, Window

LONGEST: Final = 600  # characters; a longer cell is prose with dates in it, not a timeframe
CONTENTS: Final = frozenset(
    ("WINDOW", "REPEAT", "MARKER", "STATUS", "RELATIVE", "PARTIAL", "PARTIALS", "EVENT", "thereafter")
)
STAGES: Final[tuple[Stage, ...]] = (dates, periods, parts, phrases, bounds)
ADDED_TO: Final = (financial_years, quarters, lengths)  # rules of these stages in files of their own


def stages(expression: str, conventions: Conventions) -> list[Token]:
    """The tokens of a cell after every stage."""
    tokens = dates.run(tokenise(expression), conventions)
    tokens = join(parts.run(periods.run(tokens, conventions), conventions), conventions)
    tokens = phrases.run(tokens, conventions)
    if conventions.anchor:
        tokens = [
            token if i and tokens[i - 1].kind == "each" else _anchored(token, conventions)
            for i, token in enumerate(tokens)
        ]
    return with_events(bounds.run(tokens, conventions), expression)


def _anchored(token: Token, conventions: Conventions) -> Token:
    """A span without a year, as the first that is not over on the day of the document."""
    anchor = conventions.anchor
    if anchor is None or token.kind not in ("PARTIAL", "PARTIALS"):
        return token
    values: tuple[Partial, ...] = (token.value,) if token.kind == "PARTIAL" else token.value
    window = years.near(values[-1], anchor, conventions)
    if window is None:
        return token
    if len(values) > 1:
        first = years.before(values[0], window, conventions)
        if first is None:
            return token
        window = window._replace(start=first.start, unit="range")
    return token._replace(kind="SPAN", value=window._replace(convention=window.convention or "anchor"))


@lru_cache(maxsize=4096)  # a plan of any size has few different ones, and several rules ask about each
def read(expression: str, conventions: Conventions = DEFAULT) -> Reading:
    """What a timeframe's words mean, by the plan's conventions.

    Never raises, for any text: what can't be read for certain is a refused reading that says why. Days are
    inclusive. Where `conventions` gives an anchor, words that need one (`within 6 months`, `March`) are read from it.
    """
    if len(expression) > LONGEST:
        return _refused(expression, f"longer than {LONGEST} characters: a text with dates in it, not a timeframe")
    try:
        tokens = stages(expression, conventions)
        cell = Cell(expression, *_split(tokens, expression), conventions, Meaning())
        interpret(cell)
    except RefusedError as refused:
        return _refused(expression, refused.error, refused.hint)
    except (ValueError, OverflowError):  # a date before year 1 or after 9999
        return _refused(expression, "a date outside the calendar")
    if _outside(cell.meaning.window):
        return _refused(expression, f"a date outside {EARLIEST_YEAR} to {LATEST_YEAR}")
    fault = _left_over(cell)
    if fault is not None:
        hint = "write the timeframe on its own, and the rest as a note"
        return _refused(expression, *(impossible(expression) or (fault, hint)))
    return _reading(cell)


def _split(tokens: list[Token], expression: str) -> tuple[list[Token], list[list[Token]]]:
    """The phrases that mean something for time, and the stretches of other tokens before, between and after them."""
    contents: list[Token] = []
    gaps: list[list[Token]] = [[]]
    for i, token in enumerate(tokens):
        if token.kind in CONTENTS and not _is_verb_may(token, tokens, i, expression):
            contents.append(token)
            gaps.append([])
        else:
            gaps[-1].append(token._replace(kind="may") if token.kind == "PARTIAL" else token)
    return contents, gaps


_AFTER_THE_VERB: Final = words(
    "be need take change slip vary require not also have include move continue extend become run"
)


def _is_verb_may(token: Token, tokens: list[Token], i: int, expression: str) -> bool:
    """Whether a `may` without a year is the verb, by the word after it."""
    if token.kind != "PARTIAL" or i + 1 >= len(tokens) or tokens[i + 1].kind not in _AFTER_THE_VERB:
        return False
    return expression[token.begin : token.end].lower() == "may"


def _left_over(cell: Cell) -> str | None:
    """Why the rest of the cell can't be taken as commentary, or None where it can."""
    contents, used, aside = cell.contents, cell.meaning.used, cell.meaning.aside
    for i, gap in enumerate(cell.gaps):
        if i in used or (i - 1 in aside and i in aside):
            continue
        beside = contents[max(0, i - 1) : i + 1]
        dated = any(phrase.kind == "WINDOW" for phrase in beside)
        token = unread(gap, before=i > 0, after=i < len(contents), dated=dated)
        if token is None and i < len(contents) and _bare_year(contents[i]):
            token = beside_a_year(gap, -1)
        if token is None and i > 0 and _bare_year(contents[i - 1]):
            token = beside_a_year(gap, 0)
        if token is not None:
            return f"`{cell.words(token)}` was not understood beside the rest"
    return None


def _outside(window: Window | None) -> bool:
    """Whether a day lies where no plan does: it could not be written back as words."""
    days = (window.start, window.due) if window else ()
    return any(day is not None and not EARLIEST_YEAR <= day.year <= LATEST_YEAR for day in days)


def _bare_year(token: Token) -> bool:
    return (
        token.kind == "WINDOW"
        and token.rule.split(" > ")[0] in ("", "financial year", "two years", "year", "plain year")
        and token.value.due is not None
    )


def _reading(cell: Cell) -> Reading:
    meaning, window = cell.meaning, cell.meaning.window
    convention = meaning.convention or (window.convention if window else None)
    return Reading(
        cell.text,
        meaning.kind,
        window.unit if window else None,
        window.start if window else None,
        window.due if window else None,
        meaning.recurrence,
        meaning.body,
        meaning.rule,
        convention,
        window.alternatives if window and (window.due or meaning.until is None) else (),
        "by_convention" if convention else "certain",
        commentary_of(cell),
        until=meaning.until,
        each=meaning.each,
        event=meaning.event,
        stated=convention in cell.conventions.stated,
    )


def _refused(expression: str, error: str, hint: str | None = None) -> Reading:
    return Reading(expression, error=error, hint=hint)
