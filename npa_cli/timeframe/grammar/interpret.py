"""From the phrases of a cell to one timeframe, or to the reason why they are none."""

import re
from datetime import date, timedelta
from typing import Final

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.grammar import merge_dates, years
from npa_cli.timeframe.grammar.bounds import next_feast
from npa_cli.timeframe.grammar.combinations import COMBINATIONS, unusual
from npa_cli.timeframe.grammar.commentary import GATHERINGS, OPENING, REPLACING, beside_a_year, is_word
from npa_cli.timeframe.grammar.lengths import Event, resolve
from npa_cli.timeframe.grammar.lexicon import CLASSES_OF_WORDS, group
from npa_cli.timeframe.grammar.meaning import Cell, Phrase, RefusedError
from npa_cli.timeframe.grammar.periods import Step
from npa_cli.timeframe.grammar.refusals import refuse_no_event, refuse_past, refuse_second_day
from npa_cli.timeframe.grammar.rule import Token
from npa_cli.timeframe.grammar.rules import CLOSES, OPENS
from npa_cli.timeframe.window import Window


def interpret(cell: Cell) -> None:
    """Work out the one timeframe that the phrases of a cell are, as its `meaning`.

    Raises RefusedError if they are none, and OverflowError beyond the calendar.
    """
    phrases = _merge(cell, _phrases(cell))
    letters = "".join(phrase.letter for phrase in phrases)
    meant = COMBINATIONS.get(letters)
    if meant is None:
        unusual(cell, phrases, letters)
    else:
        meant(cell, *phrases)
        refuse_past(cell, phrases)
    cell.meaning.rule = cell.meaning.rule or " > ".join(phrase.token.rule for phrase in phrases if phrase.token.rule)


_LETTERS: Final = {"REPEAT": "R", "RELATIVE": "L", "EVENT": "L", "PARTIAL": "P", "PARTIALS": "P", "thereafter": "T"}
_MARKS: Final = {"ongoing": "O", "as_needed": "N", "unset": "U", "soon": "S"}


def _phrases(cell: Cell) -> list[Phrase]:
    """The cell's phrases by letter. A status is put aside: it says where the work is, not when it is due."""
    phrases = []
    for at, token in enumerate(cell.contents):
        if token.kind == "STATUS":
            if not _is_label(cell, at):
                cell.meaning.aside.add(at)
        elif token.kind == "WINDOW":
            days = _within_a_name(cell, at, token) or _of_an_event(cell, at, token) or _moved_to(cell, at, token)
            days = days or _open_start(cell, at, token)
            letter = "L" if days.kind == "EVENT" else "F" if days.value.due is None else "D"
            phrases.append(Phrase(letter, days, at))
        elif token.kind == "ROUND":
            cell.meaning.round = token.value
            phrases.append(Phrase("R", token._replace(kind="REPEAT", value=token.value.often), at))
        elif token.kind in ("PARTIAL", "PARTIALS") and any(mark.kind == "each" for mark in cell.gaps[at][-1:]):
            cell.meaning.used.add(at)
            if cell.conventions.anchor and token.kind == "PARTIAL":
                cell.meaning.window = years.near(token.value, cell.conventions.anchor, cell.conventions)
            if cell.meaning.window:
                cell.meaning.convention = "anchor"
            else:
                cell.meaning.each = cell.words(token)
                cell.meaning.days = (token.value,) if token.kind == "PARTIAL" else token.value
            phrases.append(Phrase("R", token._replace(kind="REPEAT", value="annually", rule="each year"), at))
        else:
            phrases.append(Phrase(_LETTERS.get(token.kind) or _MARKS[token.value], token, at))
    return phrases


def _is_label(cell: Cell, at: int) -> bool:
    """Whether a status is only the verb of a deadline: `complete by March 2020`."""
    after = cell.contents[at + 1] if at + 1 < len(cell.contents) else None
    return after is not None and after.kind == "WINDOW" and after.value.role == "by" and not cell.gaps[at + 1]


def _within_a_name(cell: Cell, at: int, token: Token) -> Token | None:
    """The event whose name holds a date, as one: `following the May 2023 elections`, `until it has the May patch`."""
    window: Window = token.value
    before, after = cell.gaps[at], cell.gaps[at + 1]
    words = [each for each in before if each.kind not in OPENING]
    named = bool(after) and is_word(after[0]) and beside_a_year(after, 0) is not None and after[0].kind not in OPENS
    leading = _BEFORE_A_NAME.match(cell.words(token)) if named else None
    if named and (token.rule.startswith("after") or (leading and after[0].kind not in GATHERINGS)):
        end = next((i for i, each in enumerate(after) if not is_word(each)), len(after))
        begin = token.begin + (leading.end() if leading else cell.words(token).index(" ") + 1)
        name = cell.text[begin : after[end - 1].end]
        cell.meaning.used.add(at + 1)
    elif window.role == "span" and len(words) > 1 and words[0].kind == "until":
        name = cell.text[words[1].begin : token.end]
        cell.meaning.used.update((at, at + 1) if named else (at,))
    else:
        return None
    role = "from" if named and window.due is None else "before" if token.rule.startswith("before") else "by"
    return Token("EVENT", Event(None, name, role), token.begin, token.end, "event")


_NAMING: Final = "|".join((*CLASSES_OF_WORDS["MONTH"], *CLASSES_OF_WORDS["MON"], *CLASSES_OF_WORDS["SEASON"]))
_BEFORE_A_NAME: Final = re.compile(
    rf".*\bthe (?=(?:{_NAMING})\b[^a-z]*$)", re.IGNORECASE
)  # `by the May 2022 elections`


def _of_an_event(cell: Cell, at: int, token: Token) -> Token | None:
    """A date in brackets after the event that is the deadline, as that deadline: `By AGM (October 2023)`."""
    before, after = cell.gaps[at], cell.gaps[at + 1]
    bracketed = len(before) > 2 and before[-1].kind == "(" and after[:1] and after[0].kind == ")"
    closed = before and before[0].kind in CLOSES - {"before"}  # `before launch (April 2023)` is before that date
    if not (bracketed and closed and token.value.role == "span"):
        return None
    if not all(is_word(each) or each.kind == "PART" for each in before[:-1]):
        return None
    cell.contents[at] = token._replace(value=token.value._replace(start=None, role="by"))
    return cell.contents[at]


def _moved_to(cell: Cell, at: int, token: Token) -> Token | None:
    """The second of two dates, to which it was moved from the first: `Slipped from Q1 2023 to Q3 2023`."""
    if not token.rule.startswith("from a range"):
        return None
    said = {each.kind for each in cell.gaps[at]} | {each.value for each in cell.contents[:at] if each.kind == "STATUS"}
    if said.isdisjoint(REPLACING | {"slipped"}):
        return None
    return token._replace(value=token.value._replace(start=None, role="until"))


def _open_start(cell: Cell, at: int, token: Token) -> Token:
    """`Started April 2019` and `Begin the works in April 2019` are open starts."""
    before = cell.contents[at - 1] if at else None
    gap, window = cell.gaps[at], token.value
    if window.role not in ("span", "end") or window.unit == "range":
        return token
    begun = before is not None and before.value == "begun"
    if not begun and _BEGINNING.isdisjoint([each.kind for each in gap]):
        return token
    if gap and gap[-1].kind in (":", "--") and all(map(is_word, gap[:-1])):  # `Start of works: Spring 2025`
        gap = gap[:-1]
    apart = max((i for i, each in enumerate(gap) if each.kind in _APART), default=-1)
    clause = gap[apart + 1 :]
    begins = any(each.kind in _BEGINNING and (each.kind != "from" or each is clause[0]) for each in clause)
    if begins and not any(each.kind in CLOSES for each in clause):
        cell.meaning.begun.add(at)
    elif not begun or any(is_word(each) for each in gap):
        return token
    start = window.start or window.due
    return token._replace(value=Window(start, None, window.unit, "from", window.convention))


_BEGINNING: Final = frozenset(("starting", "startof", "from"))
_APART: Final = frozenset((",", ";", ":", ".", "(", ")", "--"))


def _merge(cell: Cell, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases with dates that are one made one, events counted from their anchors, and glosses checked."""
    merged: list[Phrase] = []
    dated = any(phrase.letter == "D" for phrase in phrases)  # a date that is written wins over one that is counted
    for found in phrases:
        if dated and found.letter == "L":
            refuse_second_day(cell, found)
        if found.letter == "L" and not dated:
            refuse_no_event(cell, found)
        phrase = _count_event(cell, found) if found.letter == "L" and not dated else found
        previous = merged[-1] if merged else None
        deadline = next((each for each in merged if each.letter == "D"), None) if merged else None
        if deadline and phrase.letter == "D" and _is_its_review(cell, deadline, phrase):
            cell.meaning.aside.update(range(deadline.at + 1, phrase.at + 1))
            del merged[merged.index(deadline) + 1 :]
            continue
        both = previous is not None and previous.letter == phrase.letter == "D"
        if both and _is_actual(cell, phrase):
            cell.meaning.aside.add(phrase.at)
            continue
        if previous and both and merge_dates.is_no_deadline(cell, previous, phrase):
            cell.meaning.aside.add(previous.at)
            merged[-1] = phrase
        elif previous and phrase.letter in "DF" and previous.letter in "DF":
            gap = cell.gaps[phrase.at] + [cell.contents[i] for i in range(previous.at + 1, phrase.at)]
            gap += [token for i in range(previous.at + 1, phrase.at) for token in cell.gaps[i]]
            window = merge_dates.one_of_two(previous.value, phrase.value, gap)
            if window is None:
                raise RefusedError(
                    f"two dates for what may be two things: `{cell.words(previous.token)}` and "
                    f"`{cell.words(phrase.token)}`",
                    "make it two deliverables, each with its own timeframe",
                )
            if window is previous.value:
                cell.meaning.glossed.add(phrase.at)  # `2026 (baseline 2021)`
            merged[-1] = _one_phrase(previous, phrase, window)
        elif previous and {phrase.letter, previous.letter} == {"D", "P"}:
            written, partial = (previous, phrase) if previous.letter == "D" else (phrase, previous)
            gap = cell.gaps[phrase.at]
            window = merge_dates.check_gloss(partial.value, written.value, cell.conventions)
            if window is None or any(token.kind in ("or", "and") for token in gap):
                raise RefusedError(
                    f"`{cell.words(partial.token)}` does not agree with `{cell.words(written.token)}`",
                    "keep the one that is right",
                )
            if partial is previous and len(gap) == 1 and partial.value[0] in ("quarter", "half"):
                cell.meaning.glossed.add(phrase.at)  # `Q3 update 2021/22`
            written.token = written.token._replace(value=window)
            merged[-1] = written
        else:
            merged.append(phrase)
    return merged


def _is_actual(cell: Cell, phrase: Phrase) -> bool:
    """Whether a date is when the work was done: `(completed April 2019)` after its deadline."""
    status = cell.contents[phrase.at - 1]
    return (
        status.kind == "STATUS" and status.value == "done" and phrase.value.role == "span" and not cell.gaps[phrase.at]
    )


def _is_its_review(cell: Cell, deadline: Phrase, phrase: Phrase) -> bool:
    """Whether a date in brackets is when what is due will be looked at again: `December 2022 (review June 2023)`."""
    between = [token.kind for gap in cell.gaps[deadline.at + 1 : phrase.at + 1] for token in gap]
    bracketed = between[:1] == ["("] and [token.kind for token in cell.gaps[phrase.at + 1][:1]] == [")"]
    return bracketed and not _REVIEWING.isdisjoint(between) and phrase.value.first > deadline.value.last


_REVIEWING: Final = group("reviewing")


def _one_phrase(one: Phrase, other: Phrase, window: Window) -> Phrase:
    rule = " > ".join(dict.fromkeys((one.token.rule, other.token.rule)))
    return Phrase("D", Token("WINDOW", window, one.token.begin, other.token.end, rule), other.at, merged=True)


def _count_event(cell: Cell, phrase: Phrase) -> Phrase:
    """Something counted from an event as a window, where the plan gives that event's day."""
    event: Event = phrase.value
    found = _anchor(event, cell.conventions)
    if found is None or _comes_again(cell, phrase):
        return phrase
    anchor, name = found
    if event.relative is not None:
        window = resolve(event.relative, anchor, cell.conventions)
    elif event.role == "from":
        window = Window(anchor, None, "day", "from")
    else:
        window = Window(None, anchor - timedelta(event.role == "before"), "day", "by")
    if window is None:
        return phrase
    window = window._replace(convention=name)
    return Phrase("F" if window.due is None else "D", phrase.token._replace(kind="WINDOW", value=window), phrase.at)


_AGAIN: Final = re.compile(r"\b(?:each|every|all|any)\b", re.IGNORECASE)


def _comes_again(cell: Cell, phrase: Phrase) -> bool:
    """Whether an event has many days: `5 days before each meeting`, `within 10 days of the end of each quarter`."""
    words, gap, following = phrase.value.words, cell.gaps[phrase.at + 1], cell.contents[phrase.at + 1 : phrase.at + 2]
    linked = all(each.kind in ("of", "after", "before", "from") for each in gap) and (gap or words)
    return bool(words and _AGAIN.search(words)) or bool(linked and [each.kind for each in following] == ["REPEAT"])


def _anchor(event: Event, conventions: Conventions) -> tuple[date, str] | None:
    """The day an event happens, if the plan names it or gives the document's own date, and the setting used."""
    if event.words:
        words = event.words.lower().replace("-", " ")
        if conventions.anchor and words in CLASSES_OF_WORDS["FEAST"]:
            return next_feast(CLASSES_OF_WORDS["FEAST"][words], conventions.anchor), "anchor"
        for name, day in conventions.anchors:
            spoken = re.escape(name.lower().replace("_", " ").replace("-", " "))
            if re.search(rf"(?<!\w){spoken}(?!\d|\.\d)", words):  # not P1.2 in P1.2.3, nor a review in a preview
                return day, "anchors"
    if conventions.anchor and (event.relative or event.role == "at"):
        return conventions.anchor, "anchor"
    if event.relative and isinstance(event.relative.amount, Step) and conventions.plan_start:
        return conventions.plan_start, "plan_start"
    return None
