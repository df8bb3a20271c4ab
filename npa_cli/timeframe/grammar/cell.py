"""A whole cell: the stages one after another, then what its phrases mean together.

Every word has to be accounted for. What no rule read is kept as commentary where it plainly is that; otherwise
the cell is refused, with the words that were not read. Nothing here raises, whatever the text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from npa_cli.timeframe.conventions import DEFAULT, Conventions
from npa_cli.timeframe.grammar.commentary import beside_a_year, commentary_of, unread
from npa_cli.timeframe.grammar.interpret import interpret
from npa_cli.timeframe.grammar.lexicon import words
from npa_cli.timeframe.grammar.meaning import Meaning
from npa_cli.timeframe.grammar.rule import Item
from npa_cli.timeframe.grammar.stages import stages
from npa_cli.timeframe.reading import Reading
from npa_cli.timeframe.window import EARLIEST_YEAR, LATEST_YEAR, Window

LONGEST: Final = 600  # characters; a longer cell is prose with dates in it, not a timeframe
CONTENTS: Final = frozenset(
    ("WINDOW", "REPEAT", "MARKER", "STATUS", "RELATIVE", "PARTIAL", "PARTIALS", "EVENT", "thereafter")
)


@lru_cache(maxsize=4096)  # a plan of any size has few different ones, and several rules ask about each
def read(expression: str, conventions: Conventions = DEFAULT) -> Reading:
    """What a timeframe's words mean, by the plan's conventions.

    Never raises, for any text: what can't be read for certain is a refused reading that says why. Days are
    inclusive. Where `conventions` gives an anchor, words that need one (`within 6 months`, `March`) are read from it.
    """
    if len(expression) > LONGEST:
        return _refused(expression, f"longer than {LONGEST} characters: a text with dates in it, not a timeframe")
    try:
        items = stages(expression, conventions)
        contents, gaps = _split(items, expression)
        meaning = interpret(expression, contents, gaps, conventions)
    except (ValueError, OverflowError):  # a date before year 1 or after 9999
        return _refused(expression, "a date outside the calendar")
    if _outside(meaning.window):
        return _refused(expression, f"a date outside {EARLIEST_YEAR} to {LATEST_YEAR}")
    if meaning.error is None:
        fault = _left_over(expression, contents, gaps, meaning)
        if fault:
            from npa_cli.timeframe.grammar.impossible import impossible

            told = impossible(expression)
            if told:
                return _refused(expression, *told)
            return _refused(expression, fault, "write the timeframe on its own, and the rest as a note")
    return _reading(expression, contents, gaps, meaning, conventions)


def _split(items: list[Item], expression: str) -> tuple[list[Item], list[list[Item]]]:
    """The phrases that mean something for time, and the stretches of other items before, between and after them."""
    contents: list[Item] = []
    gaps: list[list[Item]] = [[]]
    for i, item in enumerate(items):
        if item.kind in CONTENTS and not _is_verb_may(item, items, i, expression):
            contents.append(item)
            gaps.append([])
        else:
            gaps[-1].append(item._replace(kind="may") if item.kind == "PARTIAL" else item)
    return contents, gaps


_AFTER_THE_VERB: Final = words(
    "be need take change slip vary require not also have include move continue extend become run"
)


def _is_verb_may(item: Item, items: list[Item], i: int, expression: str) -> bool:
    """Whether a `may` without a year is the verb, by the word after it."""
    if item.kind != "PARTIAL" or i + 1 >= len(items) or items[i + 1].kind not in _AFTER_THE_VERB:
        return False
    return expression[item.begin : item.end].lower() == "may"


def _left_over(expression: str, contents: list[Item], gaps: list[list[Item]], meaning: Meaning) -> str | None:
    """Why the rest of the cell can't be taken as commentary, or None where it can."""
    for i, gap in enumerate(gaps):
        if i in meaning.used or (i - 1 in meaning.aside and i in meaning.aside):
            continue
        beside = contents[max(0, i - 1) : i + 1]
        dated = any(phrase.kind == "WINDOW" for phrase in beside)
        item = unread(gap, before=i > 0, after=i < len(contents), dated=dated)
        if item is None and i < len(contents) and _bare_year(contents[i]):
            item = beside_a_year(gap, -1)
        if item is None and i > 0 and _bare_year(contents[i - 1]):
            item = beside_a_year(gap, 0)
        if item is not None:
            return f"`{expression[item.begin : item.end]}` was not understood beside the rest"
    return None


def _outside(window: Window | None) -> bool:
    """Whether a day lies where no plan does: it could not be written back as words."""
    days = (window.start, window.due) if window else ()
    return any(day is not None and not EARLIEST_YEAR <= day.year <= LATEST_YEAR for day in days)


def _bare_year(item: Item) -> bool:
    return (
        item.kind == "WINDOW"
        and item.rule.split(" > ")[0] in ("", "financial year", "two years", "year", "plain year")
        and item.value.due is not None
    )


def _reading(
    expression: str, contents: list[Item], gaps: list[list[Item]], meaning: Meaning, conventions: Conventions
) -> Reading:
    if meaning.error is not None:
        return _refused(expression, meaning.error, meaning.hint)
    window = meaning.window
    convention = meaning.convention or (window.convention if window else None)
    return Reading(
        expression,
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
        commentary_of(expression, contents, gaps, meaning.used, meaning.aside),
        until=meaning.until,
        each=meaning.each,
        event=meaning.event,
        stated=convention in conventions.stated,
    )


def _refused(expression: str, error: str, hint: str | None = None) -> Reading:
    return Reading(expression, error=error, hint=hint)
