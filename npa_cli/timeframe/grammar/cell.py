"""A whole cell: the stages one after another, then what its phrases mean together.

Every word has to be accounted for. What no rule read is kept as commentary where it plainly is that; otherwise
the cell is refused, with the words that were not read. Nothing here raises, whatever the text.
"""

from datetime import date
from functools import lru_cache
from typing import Final

from npa_cli.timeframe.conventions import DEFAULT, Conventions
from npa_cli.timeframe.grammar import years
from npa_cli.timeframe.grammar.commentary import beside_a_year, commentary_of, unread
from npa_cli.timeframe.grammar.interpret import interpret
from npa_cli.timeframe.grammar.lengths import HolidaysMissingError
from npa_cli.timeframe.grammar.lexicon import group
from npa_cli.timeframe.grammar.meaning import Cell, Meaning, RefusedError
from npa_cli.timeframe.grammar.refusals import ASKED, impossible
from npa_cli.timeframe.grammar.rule import Token
from npa_cli.timeframe.grammar.rules import CLOSES, OPENS
from npa_cli.timeframe.grammar.stages import stages
from npa_cli.timeframe.reading import Confidence, Reading, Turns
from npa_cli.timeframe.recurrence import turns_of
from npa_cli.timeframe.window import EARLIEST_YEAR, LATEST_YEAR, Window, month_end

LONGEST: Final = 600  # characters; a longer cell is prose with dates in it, not a timeframe
CONTENTS: Final = frozenset(
    ("WINDOW", "REPEAT", "ROUND", "MARKER", "STATUS", "RELATIVE", "PARTIAL", "PARTIALS", "EVENT", "thereafter")
)


def read(expression: str, conventions: Conventions = DEFAULT) -> Reading:
    """What a timeframe's words mean, by the plan's conventions.

    Never raises, for any text: what can't be read for certain is a refused reading that says why. Days are
    inclusive. Where `conventions` gives an anchor, words that need one (`within 6 months`, `March`) are read from it:
    it changes nothing that is certain without, and makes nothing unreadable.
    """
    if conventions.anchor is None:
        return _read(expression, conventions)
    plain = _read(expression, _without_anchor(conventions))
    if plain.confidence == "certain" and plain.kind != "relative":
        return plain
    found = _read(expression, conventions)
    return plain if found.kind is None and plain.kind is not None else found


@lru_cache(maxsize=4)
def _without_anchor(conventions: Conventions) -> Conventions:
    return conventions._replace(anchor=None)


def _read(expression: str, conventions: Conventions) -> Reading:
    if len(expression) > LONGEST:
        return _refused(
            expression,
            f"longer than {LONGEST} characters: a text with dates in it, not a timeframe",
            "write the timeframe alone",
        )
    try:
        tokens = stages(expression, conventions)
        if len(tokens) == 1 and tokens[0].kind == "WINDOW" and tokens[0].value.due and not _outside(tokens[0].value):
            return _dated_alone(expression, tokens[0], conventions)
        cell = Cell(expression, *_split(tokens, expression), conventions, Meaning())
        interpret(cell)
        reading = _reading(cell)
    except RefusedError as refused:
        return _refused(expression, refused.error, refused.hint)
    except HolidaysMissingError:
        error = "working days need a library that is not installed"
        return _refused(expression, error, "install npa's extra `holidays`; npa doctor says how")
    except (ValueError, OverflowError):  # a date before year 1 or after 9999
        return _refused(expression, "a date outside the calendar", "check its year")
    if _outside(cell.meaning.window):
        return _refused(expression, f"a date outside {EARLIEST_YEAR} to {LATEST_YEAR}", "check its year")
    fault = _left_over(cell)
    return reading if fault is None else _refused(expression, *fault)


def _split(tokens: list[Token], expression: str) -> tuple[list[Token], list[list[Token]]]:
    """The phrases that mean something for time, and the stretches of other tokens before, between and after them."""
    contents: list[Token] = []
    gaps: list[list[Token]] = [[]]
    for i, token in enumerate(tokens):
        if token.kind in CONTENTS and (token.kind != "PARTIAL" or not _is_verb_may(tokens, i, expression)):
            contents.append(token)
            gaps.append([])
        else:
            gaps[-1].append(token._replace(kind="may") if token.kind == "PARTIAL" else token)
    return contents, gaps


_AFTER_THE_VERB: Final = group("after may")


def _is_verb_may(tokens: list[Token], i: int, expression: str) -> bool:
    """Whether a span without a year is the verb `may`, by the word after it."""
    verb = i + 1 < len(tokens) and tokens[i + 1].kind in _AFTER_THE_VERB
    return verb and expression[tokens[i].begin : tokens[i].end].lower() == "may"


_BINDING_WORDS: Final = OPENS | CLOSES


def _left_over(cell: Cell) -> tuple[str, str | None] | None:
    """Why the rest of the cell can't be taken as commentary and what to write, or None if it can."""
    contents, meaning = cell.contents, cell.meaning
    used, aside = meaning.used, meaning.aside
    timed = meaning.kind in ("dated", "recurring") or meaning.window is not None
    for i, gap in enumerate(cell.gaps):
        apart = i - 1 in aside and i in aside and _BINDING_WORDS.isdisjoint([token.kind for token in gap])
        if not gap or i in used or apart:
            continue
        following = contents[i] if i < len(contents) else None
        dated = "WINDOW" in [phrase.kind for phrase in contents[max(0, i - 1) : i + 1]]
        if i in meaning.begun:
            following = following and following._replace(value=following.value._replace(role="from"))
        turns = i > 0 and contents[i - 1].kind in ("REPEAT", "ROUND")  # `Quarterly (first Oct 2022)`: the first turn
        ends = {"NTH"} if turns else {"of"} if i in aside else set()  # `Review of 2019 policy by March 2023`
        read = gap[:-1] if following and gap[-1].kind in ends else gap
        token = unread(read, before=i > 0, after=following, dated=dated, timed=timed)
        of_it = bool(following) and _is_for_a_year(cell, i) and not gap[-1].kind.endswith(("ed", "new"))
        if token is None and following and i not in aside | meaning.glossed and (of_it or _bare_year(following)):
            token = beside_a_year(gap, -1)
        ended = i > 0 and i - 1 not in aside and (_ends_with_a_year(contents[i - 1]) or _is_for_a_year(cell, i - 1))
        if token is None and ended:
            token = beside_a_year(gap, 0)
        if token is not None and token.kind == "REFUSED":
            return ASKED[token.value]
        if token is not None:
            return (
                f"`{cell.words(token)}` was not understood beside the rest",
                "write the timeframe on its own, and the rest as a note",
            )
    return None


def _outside(window: Window | None) -> bool:
    """Whether a day lies where no plan does: it could not be written back as words."""
    if window is None:
        return False
    first, last = window.start or window.due, window.due or window.start
    return first is not None and last is not None and not (first.year >= EARLIEST_YEAR and last.year <= LATEST_YEAR)


def _bare_year(token: Token) -> bool:
    return (
        token.kind == "WINDOW"
        and token.rule.split(" > ")[0] in ("", "financial year", "two years", "year", "plain year")
        and token.value.due is not None
    )


def _ends_with_a_year(token: Token) -> bool:
    """Whether a phrase is a bare year, or one with a word before it: `by 2024`, of which `elections` makes a name."""
    return _bare_year(token) or (token.kind == "WINDOW" and token.rule in _BEFORE_A_YEAR)


def _is_for_a_year(cell: Cell, at: int) -> bool:
    """Whether a phrase may say what year something is of, `the budget for 2023/24`, and not when it is due."""
    token = cell.contents[at]
    year = token.kind == "WINDOW" and token.value.unit in ("year", "financial_year")
    return year and cell.words(token).lower().startswith("for ")


_BEFORE_A_YEAR: Final = frozenset(
    ("by a year", "during", "around", "before", "before > financial year", "until", "due", "expected")
)


def _dated_alone(text: str, token: Token, conventions: Conventions) -> Reading:
    """The reading of a cell that is days with a deadline and nothing else, as most are."""
    start, due, unit, _, convention, alternatives, _ = token.value
    certainty: Confidence = "by_convention" if convention else "certain"
    stated = convention in conventions.stated
    rule, none = token.rule, None
    return Reading(
        text, "dated", unit, start, due, none, none, rule, convention, alternatives, certainty, stated=stated
    )


def _reading(cell: Cell) -> Reading:
    meaning, window = cell.meaning, cell.meaning.window
    turns = _turns(cell) if meaning.kind == "recurring" else None
    convention = meaning.convention or (window.convention if window else None)
    if turns is not None and not turns.named and not meaning.body:
        convention = convention or "turns"
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
        each=meaning.round.words if meaning.round else meaning.each,
        event=meaning.event,
        stated=convention in cell.conventions.stated,
        turns=turns,
    )


def _turns(cell: Cell) -> Turns | None:
    """The rule by which a recurrence falls due. Raises RefusedError if no iCalendar rule says the days named."""
    meaning, window = cell.meaning, cell.meaning.window
    if meaning.round:
        named = meaning.round
        return Turns(named.frequency, days=named.days, weekdays=named.weekdays)
    first = window and (window.due or (window.start if window.unit == "day" else None))
    if not meaning.days or first is not None:
        if first is None and cell.conventions.turns == "refuse":
            return None
        return turns_of(meaning.recurrence or "", first, cell.conventions.terms)
    found = [years.near(each, date(2001, 1, 1), cell.conventions) for each in meaning.days]
    dues = [each.last for each in found if each]
    ends = {-1 if due == month_end(due.year, due.month) else due.day for due in dues}
    if len(ends) != 1 or len(dues) < len(found):
        raise RefusedError(
            f"`{meaning.each}` are days of the year that no one rule gives", "make them two deliverables"
        )
    if any(each.unit in ("quarter", "half") for each in meaning.days):
        meaning.convention = "quarter"
    return Turns("YEARLY", months=tuple(sorted({due.month for due in dues})), days=tuple(ends))


def _refused(expression: str, error: str, hint: str | None = None) -> Reading:
    """A refusal, for the reason that there is no such day or quarter where that is so."""
    error, hint = impossible(expression[:LONGEST]) or (error, hint)
    return Reading(expression, error=error, hint=hint)
