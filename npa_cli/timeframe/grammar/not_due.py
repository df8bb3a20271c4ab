"""Dates beside which stand words that they are not due, and words that name no event: why a cell is refused."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Final

from npa_cli.timeframe.grammar.commentary import (
    ANOTHER_COLUMN,
    DENYING,
    ELSEWHERE,
    MAY_BE_DUE,
    NO_LONGER,
    OF_SOMETHING_ELSE,
    REPLACING,
    WAITING,
    is_word,
    no_event,
    silent,
)
from npa_cli.timeframe.grammar.events import Event
from npa_cli.timeframe.grammar.impossible import nearest_meaning
from npa_cli.timeframe.grammar.lexicon import group
from npa_cli.timeframe.grammar.meaning import Cell, Phrase, RefusedError
from npa_cli.timeframe.grammar.rule import Token
from npa_cli.timeframe.grammar.rules import CLOSES, OPENS
from npa_cli.timeframe.grammar.tokens import tokenise

_OF_A_DOING: Final = frozenset(("to", "at", "on", "in", "with"))
_MOVED: Final = REPLACING | {"over", "brought", "carried", "continued", "rolled", "back"}
_PLANNED: Final = group("planned")
_SHORTEST: Final = 5  # letters: `red`, `need`, `speed` are no participles
_HAVING_BEEN: Final = OF_SOMETHING_ELSE | {"expected", "planned"}
_TELLING: Final = ANOTHER_COLUMN | ELSEWHERE | OF_SOMETHING_ELSE | NO_LONGER | WAITING | _MOVED


def refuse_no_event(cell: Cell, event: Event) -> None:
    """Raises RefusedError for words that name no event: `by 2O19`, `by 99999`, `within 6 months of Tuesday`."""
    if event.words is None:
        return
    fault = no_event(tokenise(event.words))
    alone = event.words if " " not in event.words else ""
    near = nearest_meaning(alone)
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
    pointing = next((token for token in words if token.kind in ELSEWHERE), None)
    if pointing:
        return pointing, "points at something else, which may have that date"
    if status == "stopped" and (not words or role == "span" or gap[-1].kind == "("):
        return before[0], "says when it may go on, not when it is due"
    telling = next((token for token in reversed(words) if not silent([token])), None)
    if phrase.merged:
        return None, ""
    if telling and telling.kind in NO_LONGER:
        return telling, "says the date is no longer the deadline"
    if status == "done" and (gap or role == "span") and _only_tells(cell, phrase, words):
        return before[0], "says that it is done, or when it was done, not when it is due"
    if role != "span":
        return None, ""
    if telling and telling.kind in ANOTHER_COLUMN and not rule.startswith("during"):
        return telling, "says the date is of something else beside the deadline"
    waiting = any(token.kind in WAITING for token in gap)
    if waiting and (rule.startswith("expected") or gap[-1] is last):
        return phrase.token, "may be the date of what it waits for"
    if last is None or (len(words) > 1 and words[-2].kind == "be"):
        return None, ""  # "to be reviewed March 2020"
    past, named = "says the date is of something else, or already past", gap[-1].kind == ":"
    done = _says_done(last.kind)
    labelled = named and (last.kind in MAY_BE_DUE or done)
    if (last.kind in OF_SOMETHING_ELSE or done) and not labelled and not rule.startswith("during > range"):
        return last, past
    for i, (word, following) in enumerate(pairwise(words)):  # `Agreed at Board 12 May 2023`, `Report sent to Board`
        told = (word is gap[0] and at == 0 and word.kind not in REPLACING) or following.kind in _OF_A_DOING
        done = word.kind in OF_SOMETHING_ELSE or _says_done(word.kind)
        if done and told and not named and not (i and words[i - 1].kind == "be"):
            return word, past
    return None, ""
