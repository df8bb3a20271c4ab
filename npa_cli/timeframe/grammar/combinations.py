"""What the phrases of one cell mean together.

Each phrase has a letter, and a cell is the word its letters spell; COMBINATIONS says what each such word means.
    D  days with a deadline      F  an open start          R  a recurrence        T  thereafter
    O  ongoing                   N  as needed              U  not set yet         S  soon, or in the long term
    L  counted from an event     P  a span without a year
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from npa_cli.timeframe.financial_year import FinancialYear, Quarter
from npa_cli.timeframe.grammar.commentary import body_after, each_meeting, is_word
from npa_cli.timeframe.grammar.meaning import Cell, Phrase, RefusedError
from npa_cli.timeframe.grammar.periods import Step
from npa_cli.timeframe.reading import Kind
from npa_cli.timeframe.window import Window

Meant = Callable[..., None]


def _the(letter: str, phrases: Sequence[Phrase]) -> Phrase:
    """The first phrase of a letter, of which there is one."""
    return next(phrase for phrase in phrases if phrase.letter == letter)


def _dated(cell: Cell, days: Phrase, *aside: Phrase) -> None:
    cell.meaning.kind, cell.meaning.window = "dated", days.value
    cell.meaning.aside.update(phrase.at for phrase in aside)


def _dated_or_open(cell: Cell, days: Phrase, unset: Phrase) -> None:
    """`March 2020 (TBC)` is a date yet to be confirmed; `April 2019 - TBC` a start whose end is not known."""
    if any(token.kind in ("-", "--", "to") for token in cell.gaps[unset.at]):
        cell.meaning.kind, cell.meaning.window = "ongoing", days.value._replace(due=None, alternatives=())
        return
    _dated(cell, days, unset)


def _thereafter(cell: Cell, days: Phrase, *rest: Phrase) -> None:
    _dated(cell, days)
    cell.meaning.recurrence = "thereafter"
    cell.meaning.used.update(phrase.at for phrase in rest)


def _open(cell: Cell, *phrases: Phrase) -> None:
    cell.meaning.kind, cell.meaning.window = "ongoing", _the("F", phrases).value


def _marked(kind: Kind) -> Meant:
    def meant(cell: Cell, marker: Phrase, *rest: Phrase) -> None:
        cell.meaning.kind = kind
        cell.meaning.window = cell.meaning.convention = None  # of a recurrence beside it, which is no deadline of this
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
    repeat = _the("R", rest)
    _recurring(cell, repeat)
    window: Window = days.value
    cell.meaning.each = None  # the first date says it
    then = len(rest) > 1 or any(token.kind in ("then", "thereafter") for token in cell.gaps[repeat.at])
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


def _repeats_between(cell: Cell, first: Phrase, repeat: Phrase, last: Phrase) -> None:
    """`May 2019, then quarterly to March 2021`."""
    if last.value.role != "until":
        raise RefusedError(f"`{cell.words(first.token)}` and `{cell.words(last.token)}` may be two deadlines")
    _first_then(cell, first, repeat)
    cell.meaning.until = last.value.due


def _repeats_from(cell: Cell, *phrases: Phrase) -> None:
    _recurring(cell, _the("R", phrases))
    cell.meaning.window = _the("F", phrases).value


def _ongoing_to(cell: Cell, marker: Phrase, days: Phrase) -> None:
    """`Ongoing until March 2020` ends; `Ongoing - review March 2020` does not."""
    window: Window = days.value
    words = [token for token in (*cell.gaps[days.at], *cell.gaps[days.at + 1]) if is_word(token)]
    if any(token.kind.startswith(("review", "report", "updat", "evaluat", "refresh", "monitor")) for token in words):
        _marked("ongoing")(cell, marker, days)
    elif window.role in ("by", "until", "end") or window.unit in ("range", "financial_year", "decade"):
        _dated(cell, days)
    elif window.unit == "year" and days.token.rule.startswith("during"):
        _dated(cell, days)
    else:
        raise RefusedError(
            f"`{cell.words(marker.token)}` has no deadline, and `{cell.words(days.token)}` may be one",
            "say which: `until March 2020` or `from March 2020`",
        )


def _then_ongoing(cell: Cell, days: Phrase, marker: Phrase) -> None:
    """A deadline and then ongoing; where no word makes it a deadline, it is when the work starts."""
    window: Window = days.value
    if window.role != "span" or any(token.kind == "then" for token in cell.gaps[marker.at]):
        _thereafter(cell, days)
        return
    cell.meaning.kind = "ongoing"
    cell.meaning.window = window._replace(due=None, alternatives=())


def _relative(cell: Cell, *phrases: Phrase) -> None:
    cell.meaning.kind = "relative"
    cell.meaning.event = _the("L", phrases).value.words
    for phrase in phrases:
        if phrase.letter == "R":
            _recurs(cell, phrase)
        elif phrase.letter not in "LO":
            cell.meaning.aside.add(phrase.at)


def _glossed(cell: Cell, event: Phrase, days: Phrase) -> None:
    """A date in a gloss wins over a length of time; a date within the event's own words does not."""
    if event.value.words and not any(
        token.kind in ("(", "-", "--", ",", ":", ";", ".") for token in cell.gaps[days.at]
    ):
        raise RefusedError(f"`{cell.words(days.token)}` may be the date of `{event.value.words}`")
    amount = event.value.relative.amount if event.value.relative else None
    if isinstance(amount, Step) and amount.unit != "year" and days.value.unit in ("year", "financial_year"):
        raise RefusedError(f"`{cell.words(event.token)}` of `{cell.words(days.token)}` may be counted in two ways")
    _dated(cell, days, event)


def _each_year(cell: Cell, one: Phrase, other: Phrase, *rest: Phrase) -> None:
    """`31 March each year`, `Annually in March`."""
    repeat, partial = (one, other) if one.letter == "R" else (other, one)
    if cell.meaning.window or cell.meaning.each or any(phrase.value != repeat.value for phrase in rest):
        raise RefusedError(f"`{cell.words(one.token)}` and `{cell.words(other.token)}` say two different things")
    if repeat.value != "annually" and partial.token.kind != "PARTIALS":
        _yearless(cell, partial)
    _recurring(cell, repeat)
    cell.meaning.each = cell.words(partial.token)


def _yearless(cell: Cell, partial: Phrase) -> None:
    words = cell.words(partial.token)
    start, end = cell.conventions.plan_start, cell.conventions.plan_end
    hint = f"add the year, as in `{words} 2020`"
    if start and end:
        hint = f"add the year, one of {start.year} to {end.year}"
    raise RefusedError(f"`{words}` has no year, and none is guessed", hint)


def _same(meant: Meant) -> Meant:
    """Two phrases that must say the same."""

    def both(cell: Cell, one: Phrase, other: Phrase, *rest: Phrase) -> None:
        if one.value != other.value:
            raise RefusedError(f"`{cell.words(one.token)}` and `{cell.words(other.token)}` say two different things")
        meant(cell, one)
        cell.meaning.used.add(other.at)

    return both


def _soon(cell: Cell, soon: Phrase, other: Phrase) -> None:
    """`Short term (by March 2020)`: the words that say more decide."""
    COMBINATIONS[other.letter](cell, other)
    cell.meaning.aside.add(soon.at)


COMBINATIONS: Final[dict[str, Meant]] = {
    letters: meant
    for meant, spelt in (
        (_dated, "D DN DL DS"),
        (_dated_or_open, "DU"),
        (_thereafter, "DT DTO"),
        (_first_then, "DR DTR DRT DRO"),
        (_then_ongoing, "DO"),
        (_open, "F FT FO FU OF"),
        (_repeats_from, "FR RF"),
        (_repeats_until, "RD"),
        (_repeats_between, "DRD"),
        (_recurring, "R RT RO RN RU"),
        (_same(_recurring), "RR RRT"),
        (_each_year, "PR RP RPR"),
        (_marked("ongoing"), "O OR OU ON OT OP ORP OPR ORD OS"),
        (_same(_marked("ongoing")), "OO"),
        (_ongoing_to, "OD"),
        (_marked("as_needed"), "N NR NO NU"),
        (_same(_marked("as_needed")), "NN"),
        (_marked("unset"), "U UR UN UO UP S SU US SN"),
        (_same(_marked("unset")), "UU SS"),
        (_soon, "SD SL SR SO SF"),
        (_relative, "L LR LT LO LU LN LTR RL OL UL"),
        (_glossed, "LD"),
        (_yearless, "P"),
    )
    for letters in spelt.split()
}


def unusual(cell: Cell, phrases: list[Phrase], letters: str) -> None:
    """Cells that spell nothing known: no phrase at all, or too many."""
    if not phrases:
        _without_phrases(cell)
    elif "P" in letters:
        _yearless(cell, phrases[letters.index("P")])
    elif len(phrases) == 1:
        raise RefusedError(f"`{cell.words(phrases[0].token)}` goes on from something, and nothing is before it")
    else:
        raise RefusedError(
            f"`{cell.words(phrases[0].token)}` and `{cell.words(phrases[1].token)}` together are not one timeframe",
            "make it two deliverables, or keep the one that is the deadline",
        )


_ASKED: Final = {
    "bi_words": ("this may mean twice in each or once in two", "write `twice a year` or `every two years`"),
    "academic_year": (
        "academic years start in August or September",
        "write the months, or set the convention `academic_year_start_month`",
    ),
}


def _without_phrases(cell: Cell) -> None:
    tokens = [token for gap in cell.gaps for token in gap]
    body = each_meeting(cell.text, tokens)
    if body is not None:
        cell.meaning.kind, cell.meaning.recurrence, cell.meaning.body = "recurring", "each meeting", body or None
        cell.meaning.rule = "each meeting"
        cell.meaning.used.add(0)
    elif cell.contents or not any(token.kind[0].isalnum() for token in tokens):
        cell.meaning.kind, cell.meaning.rule = "unset", "status" if cell.contents else "nothing written"
    else:
        refused = next((token.value for token in tokens if token.kind == "REFUSED"), None)
        if refused is not None:
            raise RefusedError(*_ASKED[refused])
        example = Quarter(2, FinancialYear(2018, cell.conventions.financial_year_start_month)).label
        raise RefusedError(
            "no timeframe was found in these words", f"write a date, a quarter such as `{example}`, or `TBC`"
        )
