"""Why a cell is refused: there is no such day, no such event, or words beside a date say that it is not due."""

import re
from calendar import day_name, month_name, monthrange
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise
from typing import Final

from npa_cli.timeframe.grammar.commentary import (
    CALENDAR,
    DENYING,
    MARKS,
    OF_SOMETHING_ELSE,
    REPLACING,
    is_word,
    says_something,
    silent,
)
from npa_cli.timeframe.grammar.lengths import Event
from npa_cli.timeframe.grammar.lexicon import CLASSES_OF_WORDS, group, rows_of, words
from npa_cli.timeframe.grammar.meaning import Cell, Phrase, RefusedError
from npa_cli.timeframe.grammar.rule import Token
from npa_cli.timeframe.grammar.rules import CLOSES, OPENS, STAGES
from npa_cli.timeframe.grammar.tokens import tokenise
from npa_cli.timeframe.window import day_window

ASKED: Final = {name: (error, hint) for name, error, hint in rows_of("asked.tsv")}
"""Why words that some rule makes REFUSED are, and what to write instead."""

_FIGURES: Final = re.compile(
    r"\bQ(?:uarter)? ?(?P<quarter>\d{1,3})\b"
    r"|\b(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?P<month>[a-z]{3,9})\b,?(?: (?P<year>\d{4})\b)?"
    r"|(?<![\d/.-])(?P<one>\d{1,2})(?P<mark>[/.-])(?P<other>\d{1,2})(?P=mark)(?P<last>\d{4}|\d\d)(?![\d/.-])"
    r"|(?<![\d/.-])(?P<first>\d{4})(?P<dash>[/-])(?P<second>\d{1,2})(?P=dash)(?P<third>\d{1,2})(?![\d/.-])",
    re.IGNORECASE,
)  # a quarter, a day of a month, and a day in figures, its year last or first
_NAMES: Final = CLASSES_OF_WORDS["MONTH"] | CLASSES_OF_WORDS["MON"]
_LONG_NAMES: Final = [name.lower() for name in (*month_name[1:], *day_name)]
_ANY_YEAR: Final = 2000  # a leap year
_LOOK_ALIKE: Final = str.maketrans("oil", "011")


def impossible(expression: str) -> tuple[str, str] | None:
    """What there is not, and what to write instead; None if the trouble with a refused cell is another."""
    for found in _FIGURES.finditer(expression):
        quarter, day, name, year, one, _, other, last, first, _, second, third = found.groups()
        if quarter and int(quarter) not in (1, 2, 3, 4):
            return f"there is no quarter `{found[0]}`", "a year has Q1 to Q4"
        number = int(_NAMES.get(name.lower(), "0")) if day and year != "0000" else 0
        if number:
            most = monthrange(int(year or _ANY_YEAR), number)[1]
            if not 1 <= int(day) <= most:
                of = f"{month_name[number]} {year} has" if year else f"{month_name[number]} has at most"
                return f"there is no day `{found[0]}`: {of} {most} days", "write another day"
        if one:
            full = int(last) + (2000 if len(last) == 2 else 0)
            if not (day_window(full, int(other), int(one)) or day_window(full, int(one), int(other))):
                return f"there is no day `{found[0]}`", "write another day, as in `31/03/2027`"
        if first and not day_window(int(first), int(second), int(third)):
            return f"there is no day `{found[0]}`", "write another day, as in `2027-03-31`"
    return None


def _nearest_meaning(word: str) -> str | None:
    """What a word that means nothing was most likely meant to be: `2019` for `2O19`, `September` for `Setpembr`."""
    figures = word.lower().translate(_LOOK_ALIKE)
    if figures != word.lower() and figures.isdecimal():
        return figures
    near = get_close_matches(word.lower(), _LONG_NAMES, 1, 0.75) if len(word) > 4 else []
    return near[0].capitalize() if near and near[0] != word.lower() else None


_POINTING: Final = group("pointing")  # at what is written elsewhere: `as above`
_OF_RULES: Final = {word for rule in STAGES["bounds"].rules for word in re.findall("[a-z]+", rule.pattern)}
_NAMELESS: Final = _POINTING | CALENDAR | _OF_RULES | {"PART", "UNIT"}
_IN_A_NAME: Final = {"FEAST": "feast", **dict.fromkeys(_NAMELESS, "of")}  # what may stand in one
_NUMBERS: Final = words("N1 N2 INT NUMBER ORDINAL NTH")


def refuse_no_event(cell: Cell, phrase: Phrase) -> None:
    """Raises RefusedError for words that name no event: `by 2O19`, `by 99999`, `within 6 months of Tuesday`.

    So it does for a length that may be how often: `12 meetings a year`.
    """
    event: Event = phrase.value
    often = cell.words(phrase.token).lower().startswith(("a ", "an "))
    if often and any(token.kind in _NUMBERS for token in cell.gaps[phrase.at]):
        raise RefusedError(
            f"`{cell.words(phrase.token)}` may be how often", "write `4 times a year`, or when it is due"
        )
    if event.words is None:
        return
    name = tokenise(event.words)
    dated = event.words.lower().endswith(" date") and not any(token.kind in _POINTING for token in name)
    fault = None if dated else _no_event(name)  # `the Effective Date` is the name of one, `that date` only points
    alone = event.words if " " not in event.words else ""
    near = _nearest_meaning(alone)
    if near is not None:
        raise RefusedError(f"`{event.words}` is no event", f"did you mean `{cell.text.replace(event.words, near)}`?")
    if fault is not None:
        word = event.words[fault.begin : fault.end]
        which = "comes round each week" if fault.kind == "WEEKDAY" else "names no event and no date"
        raise RefusedError(f"`{alone or word}` {which}", "write the date, or name the event in words")


def refuse_second_day(cell: Cell, event: Phrase) -> None:
    """Raises RefusedError for what has a day of its own to come after: `FY22 and 23 working days after 3 May 2027`."""
    words = cell.words(event.token)
    kinds = {token.kind for token in tokenise(words)}
    if event.value.relative is None and "YEAR" in kinds and kinds & (OPENS | CLOSES):
        raise RefusedError(
            f"`{words}` names a day beside the date", "make it two deliverables, each with its own timeframe"
        )


def _no_event(name: list[Token]) -> Token | None:
    """What keeps words from naming an event; None if they may name one.

    An event is named by words that say something. A number, a day of the week or a word of the calendar may be part of
    its name only beside one of those: `the 2024 review`, never `2O19`, `99999`, `Tuesday` or `quarter` alone.
    """
    kinds = tuple(
        "N1" if _runs_on_from_figures(name, i) else _IN_A_NAME.get(token.kind, token.kind)
        for i, token in enumerate(name)
    )
    if name and name[-1].kind in _POINTING:
        return name[-1]
    named = False
    for i, kind in enumerate(kinds):
        if kind.islower() or kind in MARKS:
            named = says_something(kinds, i)
        elif not named and kind != "STATUS":  # a date or number: the word before it or after all of it says of what
            stop = next((j for j in range(i, len(kinds)) if kinds[j].islower()), i)
            if not says_something(kinds, stop):
                return name[i]
    return None if any(says_something(kinds, i) for i in range(len(kinds))) else name[0]


def _runs_on_from_figures(name: list[Token], i: int) -> bool:
    """Whether a word is written close up after figures: the `O` of `2O19`."""
    return i > 0 and name[i - 1].kind in _NUMBERS and name[i - 1].end == name[i].begin


_MAY_BE_DUE: Final = group("may be due")  # where a colon follows: `Strategy published: March 2020`
_NO_LONGER: Final = group("no longer")  # right before a date: it was the deadline once
_ANOTHER_COLUMN: Final = group("another column")  # right before a date: a table has it beside the deadline
_ELSEWHERE: Final = group("elsewhere")  # anywhere before a date: it is of what they point at, `See minutes of 14 May`
_WAITING: Final = group("waiting")  # anywhere before a date, with no mark between: it may be of what is waited for
_OF_A_DOING: Final = frozenset(("to", "at", "on", "in", "with"))
_MOVED: Final = REPLACING | {"over", "brought", "carried", "continued", "rolled", "back"}
_PLANNED: Final = group("planned")
_SHORTEST: Final = 5  # letters: `red`, `need`, `speed` are no participles
_HAVING_BEEN: Final = OF_SOMETHING_ELSE | {"expected", "planned"}
_TELLING: Final = _ANOTHER_COLUMN | _ELSEWHERE | OF_SOMETHING_ELSE | _NO_LONGER | _WAITING | _MOVED


def _says_done(word: str) -> bool:
    """Whether a word before a date says that something has been done then: `Circulated 3 May 2024`."""
    return len(word) > _SHORTEST and word.endswith("ed") and word not in OF_SOMETHING_ELSE | _PLANNED | REPLACING


def _only_tells(cell: Cell, phrase: Phrase, words: list[Token]) -> bool:
    """Whether the words between a status and a date name nothing that is still to come: `Completed (was due 2020)`."""
    before = cell.gaps[phrase.at - 1]
    if not before:
        return True  # `Completed: next review March 2022`: what has happened begins the cell
    denied = any(token.kind in DENYING | {"label"} for token in before)  # `50% complete`
    return not denied and all(silent([token]) or token.kind in _HAVING_BEEN for token in words)


@lru_cache(maxsize=10_000)  # many cells are built alike
def _may_tell(kinds: tuple[str, ...]) -> bool:
    return any(kind in _TELLING or kind.endswith("ed") for kind in kinds)


def refuse_past(cell: Cell, phrases: list[Phrase]) -> None:
    """Raises RefusedError for a date that the words beside it say is past, of something else, or no deadline."""
    for phrase in phrases:
        if phrase.letter in "DF":
            teller, says = _told(cell, phrase)
            if teller is not None:
                raise RefusedError(f"`{cell.words(teller)}` {says}")


def _told(cell: Cell, phrase: Phrase) -> tuple[Token | None, str]:
    """The word that tells that a date is not when something is due, and what it says; None if no word does."""
    at, gap, role, rule = phrase.at, cell.gaps[phrase.at], phrase.value.role, phrase.token.rule
    before, after = cell.contents[at - 1 : at] if at else [], cell.contents[at + 1 : at + 2]
    if after and (after[0].kind, after[0].value) == ("STATUS", "stopped"):
        return after[0], "says that nothing is due"
    if not before and not _may_tell(tuple([token.kind for token in gap])):
        return None, ""
    words = [token for token in gap if is_word(token)]
    last = words[-1] if words else None
    status = before[0].value if before and before[0].kind == "STATUS" else ""
    if phrase.letter == "F":
        moved = last or (before[0] if status == "slipped" else None)
        from_then = cell.words(phrase.token).lower().startswith(("from ", "forward from ", "since "))
        told = from_then and moved and (moved.kind == "STATUS" or moved.kind in _MOVED)  # `Rolled over from 2021/22`
        return (moved if told else None), "says when it was to be, not when it will be"
    pointing = next((token for token in words if token.kind in _ELSEWHERE), None)
    if pointing:
        return pointing, "points at something else, which may have that date"
    if status == "stopped" and (not words or role == "span" or gap[-1].kind == "("):
        return before[0], "says when it may go on, not when it is due"
    telling = next((token for token in reversed(words) if not silent([token])), None)
    if phrase.merged:
        return None, ""
    if telling and telling.kind in _NO_LONGER:
        return telling, "says the date is no longer the deadline"
    if status == "done" and (gap or role == "span") and _only_tells(cell, phrase, words):
        return before[0], "says that it is done, or when it was done, not when it is due"
    if role != "span":
        return None, ""
    if telling and telling.kind in _ANOTHER_COLUMN and not rule.startswith("during"):
        return telling, "says the date is of something else beside the deadline"
    waiting = any(token.kind in _WAITING for token in gap)
    if waiting and (rule.startswith("expected") or gap[-1] is last):
        return phrase.token, "may be the date of what it waits for"
    if last is None or (len(words) > 1 and words[-2].kind == "be"):
        return None, ""  # "to be reviewed March 2020"
    past, named = "says the date is of something else, or already past", gap[-1].kind == ":"
    done = _says_done(last.kind)
    labelled = named and phrase.value.unit != "day" and (last.kind in _MAY_BE_DUE or done)
    if (last.kind in OF_SOMETHING_ELSE or done) and not labelled and not rule.startswith("during > range"):
        return last, past
    for i, (word, following) in enumerate(pairwise(words)):  # `Agreed at Board 12 May 2023`, `Report sent to Board`
        told = (word is gap[0] and at == 0 and word.kind not in REPLACING) or following.kind in _OF_A_DOING
        done = word.kind in OF_SOMETHING_ELSE or _says_done(word.kind)
        if done and told and not named and not (i and words[i - 1].kind == "be"):
            return word, past
    return None, ""
