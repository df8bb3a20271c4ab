"""What the phrases of one cell mean together: one timeframe, or the reason why it is none.

Each phrase has a letter, and a cell is the word its letters spell; COMBINATIONS says what each such word means.
    D  days with a deadline      F  an open start          R  a recurrence        T  thereafter
    O  ongoing                   N  as needed              U  not set yet         L  counted from an event
    P  a span without a year
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.grammar import settle, years
from npa_cli.timeframe.grammar.bodies import body_after, each_meeting
from npa_cli.timeframe.grammar.commentary import OF_SOMETHING_ELSE, is_word
from npa_cli.timeframe.grammar.events import Event
from npa_cli.timeframe.grammar.relative import resolve
from npa_cli.timeframe.grammar.steps import Step
from npa_cli.timeframe.grammar.rule import Item
from npa_cli.timeframe.reading import Kind
from npa_cli.timeframe.window import Window


@dataclass(slots=True)
class Meaning:
    """What a cell means. `used` are the stretches between its phrases that are part of that; `aside` the phrases
    that are not, and are kept as commentary."""

    kind: Kind | None = None
    window: Window | None = None
    recurrence: str | None = None
    body: str | None = None
    rule: str = ""
    convention: str | None = None
    until: date | None = None
    each: str | None = None
    event: str | None = None
    error: str | None = None
    hint: str | None = None
    used: set[int] = field(default_factory=set)
    aside: set[int] = field(default_factory=set)


class Refused(Exception):
    """Why a cell can't be read, and what to type instead. Caught in this module."""

    def __init__(self, error: str, hint: str | None = None) -> None:
        super().__init__(error)
        self.error = error
        self.hint = hint


@dataclass(slots=True)
class Phrase:
    """One phrase: its letter, its item, and its place among the cell's phrases."""

    letter: str
    item: Item
    at: int
    settled: bool = False  # made of two, so that the words between them are understood

    @property
    def value(self) -> Any:
        return self.item.value


@dataclass(slots=True)
class Cell:
    """A cell being made sense of. `gaps[i]` is the stretch of other items before phrase i."""

    text: str
    contents: list[Item]
    gaps: list[list[Item]]
    conventions: Conventions
    meaning: Meaning

    def words(self, item: Item) -> str:
        return self.text[item.begin : item.end]


def meaning_of(text: str, contents: list[Item], gaps: list[list[Item]], conventions: Conventions) -> Meaning:
    """One timeframe, or the reason why the phrases of a cell are none. Raises OverflowError beyond the calendar."""
    cell = Cell(text, contents, gaps, conventions, Meaning())
    try:
        phrases = _settled(cell, _phrases(cell))
        letters = "".join(phrase.letter for phrase in phrases)
        meant = COMBINATIONS.get(letters)
        if meant is None:
            _unusual(cell, phrases, letters)
        else:
            meant(cell, *phrases)
            _past(cell, phrases)
    except Refused as refused:
        return Meaning(error=refused.error, hint=refused.hint)
    cell.meaning.rule = cell.meaning.rule or " > ".join(phrase.item.rule for phrase in phrases if phrase.item.rule)
    return cell.meaning


_LETTERS: Final = {"REPEAT": "R", "RELATIVE": "L", "EVENT": "L", "PARTIAL": "P", "PARTIALS": "P", "thereafter": "T"}
_MARKS: Final = {"ongoing": "O", "as_needed": "N", "unset": "U"}


def _phrases(cell: Cell) -> list[Phrase]:
    """The cell's phrases by letter. A status is put aside: it says where the work is, not when it is due."""
    phrases = []
    for at, item in enumerate(cell.contents):
        if item.kind == "STATUS":
            if not _is_label(cell, at):
                cell.meaning.aside.add(at)
        elif item.kind == "WINDOW":
            item = _begun(cell, at, item)
            phrases.append(Phrase("F" if item.value.due is None else "D", item, at))
        elif item.kind in ("PARTIAL", "PARTIALS") and any(mark.kind == "each" for mark in cell.gaps[at][-1:]):
            cell.meaning.each = cell.words(item)
            cell.meaning.used.add(at)
            if cell.conventions.anchor and item.kind == "PARTIAL":
                cell.meaning.window = years.near(item.value, cell.conventions.anchor, cell.conventions)
                cell.meaning.convention = "anchor"
            phrases.append(Phrase("R", item._replace(kind="REPEAT", value="annually", rule="each year"), at))
        else:
            phrases.append(Phrase(_LETTERS.get(item.kind) or _MARKS[item.value], item, at))
    return phrases


def _is_label(cell: Cell, at: int) -> bool:
    """Whether a status is only the verb of a deadline: `complete by March 2020`."""
    after = cell.contents[at + 1] if at + 1 < len(cell.contents) else None
    return after is not None and after.kind == "WINDOW" and after.value.role == "by" and not cell.gaps[at + 1]


def _begun(cell: Cell, at: int, item: Item) -> Item:
    """`Started April 2019` is an open start."""
    before = cell.contents[at - 1] if at else None
    window: Window = item.value
    if before is None or before.value != "begun" or cell.gaps[at] or window.role != "span" or window.unit == "range":
        return item
    return item._replace(value=Window(window.start, None, window.unit, "from", window.convention))


def _settled(cell: Cell, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases with dates that are one made one, events counted from their anchors, and glosses checked."""
    settled: list[Phrase] = []
    for phrase in phrases:
        if phrase.letter == "L":
            phrase = _counted(cell, phrase)
        previous = settled[-1] if settled else None
        if previous and previous.letter == "D" and phrase.letter == "D" and _is_actual(cell, phrase):
            cell.meaning.aside.add(phrase.at)
            continue
        if previous and phrase.letter in "DF" and previous.letter in "DF":
            gap = cell.gaps[phrase.at] + [cell.contents[i] for i in range(previous.at + 1, phrase.at)]
            gap += [item for i in range(previous.at + 1, phrase.at) for item in cell.gaps[i]]
            window = settle.one_of_two(previous.value, phrase.value, gap)
            if window is None:
                raise Refused(
                    f"two dates for what may be two things: `{cell.words(previous.item)}` and "
                    f"`{cell.words(phrase.item)}`",
                    "make it two deliverables, each with its own timeframe",
                )
            settled[-1] = _merged(previous, phrase, window)
        elif previous and {phrase.letter, previous.letter} == {"D", "P"}:
            dated, partial = (previous, phrase) if previous.letter == "D" else (phrase, previous)
            window = settle.checked(partial.value, dated.value, cell.conventions)
            if window is None:
                raise Refused(f"`{cell.words(partial.item)}` does not agree with `{cell.words(dated.item)}`")
            dated.item = dated.item._replace(value=window)
            settled[-1] = dated
        else:
            settled.append(phrase)
    return settled


def _is_actual(cell: Cell, phrase: Phrase) -> bool:
    """Whether a date is when the work was done: `(completed April 2019)` after its deadline."""
    status = cell.contents[phrase.at - 1]
    return status.kind == "STATUS" and status.value == "done" and phrase.value.role == "span" and not cell.gaps[phrase.at]


def _merged(one: Phrase, other: Phrase, window: Window) -> Phrase:
    rule = " > ".join(dict.fromkeys((one.item.rule, other.item.rule)))
    return Phrase("D", Item("WINDOW", window, one.item.begin, other.item.end, rule), other.at, settled=True)


def _counted(cell: Cell, phrase: Phrase) -> Phrase:
    """Something counted from an event as a window, where the plan gives that event's day."""
    event: Event = phrase.value
    found = _anchor(event, cell.conventions)
    if found is None:
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
    return Phrase("F" if window.due is None else "D", phrase.item._replace(kind="WINDOW", value=window), phrase.at)


def _anchor(event: Event, conventions: Conventions) -> tuple[date, str] | None:
    """The day an event happens, if the plan names it or gives the document's own date, and the setting used."""
    if event.words:
        said = event.words.lower().replace("-", " ")
        for name, day in conventions.anchors:
            if name.lower().replace("_", " ").replace("-", " ") in said:
                return day, "anchors"
    if conventions.anchor and (event.relative or event.role == "at"):
        return conventions.anchor, "anchor"
    if event.relative and isinstance(event.relative.amount, Step) and conventions.plan_start:
        return conventions.plan_start, "plan_start"
    return None


def _past(cell: Cell, phrases: list[Phrase]) -> None:
    """Refuse a date that the words before it say is of something done, or of something else."""
    for phrase in phrases:
        if phrase.letter != "D" or phrase.value.role != "span" or phrase.settled:
            continue
        gap = cell.gaps[phrase.at]
        words = [item for item in gap if is_word(item)]
        governing = words[-1].kind if words else None
        if governing in OF_SOMETHING_ELSE and not phrase.item.rule.startswith("during > range"):
            raise Refused(f"`{cell.words(words[-1])}` says the date is of something else, or already past")
        status = cell.contents[phrase.at - 1] if phrase.at else None
        if status and status.kind == "STATUS" and status.value == "done" and not words:
            raise Refused(f"`{cell.words(status)}` says when it was done or begun, not when it is due")


# What the phrases of a cell may spell, and what that means.
Meant = Callable[..., None]


def _dated(cell: Cell, days: Phrase, *aside: Phrase) -> None:
    cell.meaning.kind, cell.meaning.window = "dated", days.value
    cell.meaning.aside.update(phrase.at for phrase in aside)


def _thereafter(cell: Cell, days: Phrase, *rest: Phrase) -> None:
    _dated(cell, days)
    cell.meaning.recurrence = "thereafter"
    cell.meaning.used.update(phrase.at for phrase in rest)


def _open(cell: Cell, start: Phrase, *rest: Phrase) -> None:
    cell.meaning.kind, cell.meaning.window = "ongoing", start.value


def _open_after(cell: Cell, marker: Phrase, start: Phrase) -> None:
    _open(cell, start)


def _marked(kind: Kind) -> Meant:
    def meant(cell: Cell, marker: Phrase, *rest: Phrase) -> None:
        cell.meaning.kind = kind
        cell.meaning.aside.update(phrase.at for phrase in rest if phrase.letter != "R")
        for phrase in rest:
            if phrase.letter == "R":
                _recurs(cell, phrase)

    return meant


def _recurs(cell: Cell, repeat: Phrase) -> None:
    """Take on a recurrence, and the body that the words after it name."""
    cell.meaning.recurrence = repeat.value
    body, whole = body_after(cell.text, cell.gaps[repeat.at + 1])
    cell.meaning.body = body
    if body and whole:
        cell.meaning.used.add(repeat.at + 1)


def _recurring(cell: Cell, repeat: Phrase, *rest: Phrase) -> None:
    cell.meaning.kind = "recurring"
    _recurs(cell, repeat)
    cell.meaning.aside.update(phrase.at for phrase in rest if phrase.letter not in "OT")


_LENGTHS: Final = {"daily": 1, "weekly": 7, "monthly": 31, "quarterly": 92, "annually": 366, "termly": 122}


def _first_then(cell: Cell, days: Phrase, *rest: Phrase) -> None:
    """A first date and how it recurs; or, where the days are longer than a turn, how often within them."""
    repeat = rest[-1]
    _recurring(cell, repeat)
    window: Window = days.value
    then = len(rest) > 1 or any(item.kind in ("then", "thereafter") for item in cell.gaps[repeat.at])
    length = _LENGTHS.get(repeat.value, 366)
    if not then and window.start and window.due and (window.due - window.start).days >= length:
        cell.meaning.window = window._replace(due=None, alternatives=())
        cell.meaning.until = window.due
    else:
        cell.meaning.window = window


def _repeats_until(cell: Cell, repeat: Phrase, days: Phrase) -> None:
    """`Quarterly until March 2021` has an end; `Annually by 31 March 2020` has a first date."""
    if days.value.role != "until":
        _first_then(cell, days, repeat)
        return
    _recurring(cell, repeat)
    cell.meaning.until = days.value.due


def _repeats_from(cell: Cell, one: Phrase, other: Phrase, *rest: Phrase) -> None:
    repeat, start = (one, other) if one.letter == "R" else (other, one)
    _recurring(cell, repeat)
    cell.meaning.window = start.value


def _ongoing_to(cell: Cell, marker: Phrase, days: Phrase) -> None:
    """`Ongoing until March 2020` ends; `Ongoing - review March 2020` does not."""
    window: Window = days.value
    words = [item for item in cell.gaps[days.at] if is_word(item)]
    if any(item.kind.startswith(("review", "report", "updat", "evaluat", "refresh", "monitor")) for item in words):
        _marked("ongoing")(cell, marker, days)
    elif window.role in ("by", "until", "end") or window.unit in ("range", "year", "financial_year", "decade"):
        _dated(cell, days)
    else:
        raise Refused(
            f"`{cell.words(marker.item)}` has no deadline, and `{cell.words(days.item)}` may be one",
            "say which: `until March 2020` or `from March 2020`",
        )


def _then_ongoing(cell: Cell, days: Phrase, marker: Phrase) -> None:
    """A deadline and then ongoing; where no word makes it a deadline, it is when the work starts."""
    window: Window = days.value
    if window.role != "span" or any(item.kind == "then" for item in cell.gaps[marker.at]):
        _thereafter(cell, days)
        return
    cell.meaning.kind = "ongoing"
    cell.meaning.window = window._replace(due=None, alternatives=())


def _relative(cell: Cell, event: Phrase, *rest: Phrase) -> None:
    cell.meaning.kind = "relative"
    cell.meaning.event = event.value.words
    for phrase in rest:
        if phrase.letter == "R":
            _recurs(cell, phrase)
        elif phrase.letter != "O":
            cell.meaning.aside.add(phrase.at)


def _relative_after(cell: Cell, one: Phrase, event: Phrase) -> None:
    _relative(cell, event, one)


def _glossed(cell: Cell, event: Phrase, days: Phrase) -> None:
    """A date in a gloss wins over a length of time."""
    _dated(cell, days, event)


def _each_year(cell: Cell, one: Phrase, other: Phrase) -> None:
    """`31 March each year`, `Annually in March`."""
    repeat, partial = (one, other) if one.letter == "R" else (other, one)
    if repeat.value != "annually":
        _yearless(cell, partial)
    _recurring(cell, repeat)
    cell.meaning.each = cell.words(partial.item)


def _partial(cell: Cell, partial: Phrase) -> None:
    _yearless(cell, partial)


def _yearless(cell: Cell, partial: Phrase) -> None:
    words = cell.words(partial.item)
    start, end = cell.conventions.plan_start, cell.conventions.plan_end
    hint = f"add the year, as in `{words} 2020`"
    if start and end:
        hint = f"add the year, one of {start.year} to {end.year}"
    raise Refused(f"`{words}` has no year, and none is guessed", hint)


def _same(meant: Meant) -> Meant:
    """Two phrases that must say the same."""

    def both(cell: Cell, one: Phrase, other: Phrase) -> None:
        if one.value != other.value:
            raise Refused(f"`{cell.words(one.item)}` and `{cell.words(other.item)}` say two different things")
        meant(cell, one)
        cell.meaning.used.add(other.at)

    return both


def _review(cell: Cell, marker: Phrase, partial: Phrase) -> None:
    """`Ongoing - review in March`: ongoing; the review has no year and is no deadline."""
    _marked("ongoing")(cell, marker, partial)


COMBINATIONS: Final[dict[str, Meant]] = {
    "D": _dated, "DT": _thereafter, "DTO": _thereafter, "DU": _dated, "DN": _dated, "DL": _dated,
    "F": _open, "FT": _open, "FO": _open, "FU": _open, "OF": _open_after,
    "DR": _first_then, "DTR": _first_then, "DRT": lambda cell, days, repeat, rest: _first_then(cell, days, rest, repeat),
    "DRO": lambda cell, days, repeat, rest: _first_then(cell, days, repeat), "RD": _repeats_until,
    "FR": _repeats_from, "RF": _repeats_from,
    "O": _marked("ongoing"), "OR": _marked("ongoing"), "OU": _marked("ongoing"), "ON": _marked("ongoing"),
    "OT": _marked("ongoing"), "ORP": _marked("ongoing"), "OPR": _marked("ongoing"), "ORD": _marked("ongoing"), "OO": _same(_marked("ongoing")), "OD": _ongoing_to, "DO": _then_ongoing, "OP": _review,
    "N": _marked("as_needed"), "NR": _marked("as_needed"), "NO": _marked("as_needed"), "NU": _marked("as_needed"),
    "NN": _same(_marked("as_needed")),
    "U": _marked("unset"), "UU": _same(_marked("unset")), "UR": _marked("unset"), "UN": _marked("unset"),
    "UO": _marked("unset"), "UP": _marked("unset"),
    "R": _recurring, "RT": _recurring, "RO": _recurring, "RN": _recurring, "RU": _recurring, "RR": _same(_recurring),
    "L": _relative, "LR": _relative, "LT": _relative, "LO": _relative, "LU": _relative, "LN": _relative,
    "LTR": _relative, "RL": _relative_after, "OL": _relative_after, "UL": _relative_after, "LD": _glossed,
    "RRT": lambda cell, one, other, rest: _same(_recurring)(cell, one, other),
    "P": _partial, "PR": _each_year, "RP": _each_year,
}  # fmt: skip


def _unusual(cell: Cell, phrases: list[Phrase], letters: str) -> None:
    """Cells that spell nothing known: no phrase at all, or too many."""
    if not phrases:
        _without_phrases(cell)
    elif "P" in letters:
        _yearless(cell, phrases[letters.index("P")])
    else:
        raise Refused(
            f"`{cell.words(phrases[0].item)}` and `{cell.words(phrases[1].item)}` together are not one timeframe",
            "make it two deliverables, or keep the one that is the deadline",
        )


def _without_phrases(cell: Cell) -> None:
    items = [item for gap in cell.gaps for item in gap]
    body = each_meeting(cell.text, items)
    if body:
        cell.meaning.kind, cell.meaning.recurrence, cell.meaning.body = "recurring", "each meeting", body
        cell.meaning.rule = "each meeting"
        cell.meaning.used.add(0)
    elif cell.contents or not any(item.kind[0].isalnum() for item in items):
        cell.meaning.kind, cell.meaning.rule = "unset", "status" if cell.contents else "nothing written"
    else:
        refused = next((item.value for item in items if item.kind == "REFUSED"), None)
        if refused == "bi_words":
            raise Refused("this may mean twice in each or once in two", "write `twice a year` or `every two years`")
        raise Refused("no timeframe was found in these words", "write a date, a quarter such as `FY18/19 Q2`, or `TBC`")
