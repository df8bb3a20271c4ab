"""Dates beside which stand words that they are not due, and words that name no event: why a cell is refused."""

from __future__ import annotations

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
_MOVED: Final = REPLACING | {"over", "brought", "carried", "rolled", "back"}
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


def _says_done(word: str | None) -> bool:
    """Whether a word before a date says that something has been done then: `Circulated 3 May 2024`."""
    done = word is not None and len(word) > _SHORTEST and word.endswith("ed")
    return done and word not in OF_SOMETHING_ELSE | _PLANNED | REPLACING


def _only_tells(cell: Cell, phrase: Phrase, words: list[Token]) -> bool:
    """Whether the words between a status and a date name nothing that is still to come: `Completed (was due 2020)`."""
    before = cell.gaps[phrase.at - 1]
    if not before:
        return True  # `Completed: next review March 2022`: what has happened begins the cell
    denied = any(token.kind in DENYING | {"label"} for token in before)  # `50% complete`
    return not denied and all(silent([token]) or token.kind in _HAVING_BEEN for token in words)


def refuse_past(cell: Cell, phrases: list[Phrase]) -> None:
    """Refuse a date that the words before it say is of something done, or of something else."""
    for phrase in phrases:
        status = cell.contents[phrase.at - 1] if phrase.at else None
        gap = cell.gaps[phrase.at]
        after = cell.contents[phrase.at + 1] if phrase.at + 1 < len(cell.contents) else None
        if after and after.value == "stopped" and after.kind == "STATUS" and phrase.letter in "DF":
            raise RefusedError(f"`{cell.words(after)}` says that nothing is due")
        if status is None and all(token.kind not in _TELLING and token.kind[-2:] != "ed" for token in gap):
            continue
        words = [token for token in gap if is_word(token)]
        if phrase.letter == "F" and cell.words(phrase.token).lower().startswith(("from ", "forward from ", "since ")):
            moved = words[-1:] if words else [status] if status and status.value == "slipped" else []
            if moved and (moved[0].kind == "STATUS" or moved[0].kind in _MOVED):  # `Rolled over from 2021/22`
                raise RefusedError(f"`{cell.words(moved[0])}` says when it was to be, not when it will be")
        if phrase.letter != "D":
            continue
        pointing = next((token for token in words if token.kind in ELSEWHERE), None)
        if pointing:
            raise RefusedError(f"`{cell.words(pointing)}` points at something else, which may have that date")
        if status and status.value == "stopped" and (not words or phrase.value.role == "span"):
            raise RefusedError(f"`{cell.words(status)}` says when it may go on, not when it is due")
        governing = words[-1].kind if words else None
        telling = next((token for token in reversed(words) if not silent([token])), None)
        if telling and telling.kind in NO_LONGER and not phrase.merged:
            raise RefusedError(f"`{cell.words(telling)}` says the date is no longer the deadline")
        happened = status is not None and status.value == "done" and (gap or phrase.value.role == "span")
        if status and happened and not phrase.merged and _only_tells(cell, phrase, words):
            raise RefusedError(f"`{cell.words(status)}` says that it is done, or when it was done, not when it is due")
        if phrase.value.role != "span" or phrase.merged:
            continue
        if telling and telling.kind in ANOTHER_COLUMN and not phrase.token.rule.startswith("during"):
            raise RefusedError(f"`{cell.words(telling)}` says the date is of something else beside the deadline")
        if phrase.token.rule.startswith("expected") and any(token.kind in WAITING for token in gap):
            raise RefusedError(f"`{cell.words(phrase.token)}` may be the date of what it waits for")
        if gap and is_word(gap[-1]) and any(token.kind in WAITING for token in gap):
            raise RefusedError(f"`{cell.words(phrase.token)}` may be the date of what it waits for")
        if len(words) > 1 and words[-2].kind == "be":
            continue  # "to be reviewed March 2020"
        happened = governing in OF_SOMETHING_ELSE or _says_done(governing)
        labelled = bool(gap) and gap[-1].kind == ":" and (governing in MAY_BE_DUE or _says_done(governing))
        if happened and not labelled and not phrase.token.rule.startswith("during > range"):
            raise RefusedError(f"`{cell.words(words[-1])}` says the date is of something else, or already past")
        for word, following in pairwise(words):  # `Agreed at Board 12 May 2023`, `Report submitted to Board May 2023`
            told = (word is gap[0] and phrase.at == 0 and word.kind not in REPLACING) or following.kind in _OF_A_DOING
            if word.kind in OF_SOMETHING_ELSE and told and gap[-1].kind != ":":
                raise RefusedError(f"`{cell.words(word)}` says the date is of something else, or already past")
