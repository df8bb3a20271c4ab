"""What a recurrence means together with the dates beside it."""

from collections.abc import Callable, Sequence

from npa_cli.timeframe.grammar import years
from npa_cli.timeframe.grammar.commentary import body_after, silent
from npa_cli.timeframe.grammar.meaning import Cell, Phrase, RefusedError
from npa_cli.timeframe.recurrence import days_of_a_turn
from npa_cli.timeframe.window import Partial, Window


def the(letter: str, phrases: Sequence[Phrase]) -> Phrase:
    """The first phrase of a letter, of which there is one."""
    return next(phrase for phrase in phrases if phrase.letter == letter)


def recurs(cell: Cell, repeat: Phrase) -> None:
    """Take on a recurrence, and the body that the words after it name."""
    cell.meaning.recurrence = repeat.value
    body, whole = body_after(cell.text, cell.gaps[repeat.at + 1])
    cell.meaning.body = body
    if body and whole:
        cell.meaning.used.add(repeat.at + 1)


def recurring(cell: Cell, repeat: Phrase, *rest: Phrase) -> None:
    cell.meaning.kind = "recurring"
    recurs(cell, repeat)
    cell.meaning.aside.update(phrase.at for phrase in rest if phrase.letter not in "OT")


def first_then(cell: Cell, days: Phrase, *rest: Phrase) -> None:
    """A first date and how it recurs; or, where the days are longer than a turn, how often within them."""
    repeat = the("R", rest)
    named = cell.words(repeat.token).lower() == "annual" and days.value.unit in ("year", "financial_year")
    if named and days.at + 1 == repeat.at and not cell.gaps[repeat.at] and cell.gaps[repeat.at + 1]:
        raise RefusedError(f"`{cell.words(days.token)}` may be part of a name")  # `2021/22 Annual Report`
    recurring(cell, repeat)
    window: Window = days.value
    cell.meaning.each = None  # the first date says it
    before, after = cell.gaps[repeat.at], cell.gaps[repeat.at + 1]
    then = len(rest) > 1 or any(token.kind in ("then", "thereafter") for token in before)
    bracketed = repeat.at > days.at and before[:1] and before[0].kind == "("
    if bracketed and not (then or cell.meaning.body or (silent(before[1:]) and silent(after))):
        cell.meaning.kind, cell.meaning.recurrence, cell.meaning.window = "dated", None, window
        cell.meaning.aside.add(repeat.at)  # a note, `September 2021 (annual refresh)`, changes nothing
        return
    length = days_of_a_turn(repeat.value)
    if not then and window.start and window.due and (window.due - window.start).days >= length:
        cell.meaning.window = window._replace(due=None, alternatives=())
        cell.meaning.until = window.due
    else:
        cell.meaning.window = window


def repeats_until(cell: Cell, repeat: Phrase, days: Phrase) -> None:
    """`Quarterly until March 2021` has an end; `Annually by 31 March 2020` has a first date.

    `Annually, with full review in 2027` may be two things; `with the next review due March 2023` names a turn.
    """
    between = [token.kind for token in cell.gaps[days.at]]
    if "with" in between and not ("next" in between or cell.words(days.token).lower().startswith("next")):
        raise RefusedError(f"`{cell.words(repeat.token)}` and `{cell.words(days.token)}` may be of two things")
    last = days.value.role == "until" or "final" in between  # `Quarterly, final report March 2023`
    if not last:
        first_then(cell, days, repeat)
        return
    recurring(cell, repeat)
    cell.meaning.until = days.value.due


def repeats_from(cell: Cell, *phrases: Phrase) -> None:
    recurring(cell, the("R", phrases))
    cell.meaning.window = the("F", phrases).value


def each_year_from(cell: Cell, partial: Phrase, repeat: Phrase, start: Phrase) -> None:
    """`By 31 January of each year, starting in 2023`: the first of them is the first on or after the start."""
    first = (
        years.near(partial.value, start.value.first, cell.conventions) if isinstance(partial.value, Partial) else None
    )
    if first is None or repeat.value != "annually":
        yearless(cell, partial)
        return
    recurring(cell, repeat)
    by = cell.words(partial.token).lower().startswith("by")
    cell.meaning.window = first._replace(start=None) if by else first


def until(meant: Callable[..., None]) -> Callable[..., None]:
    """What the phrases before the last mean, until that: `May 2019, then quarterly to March 2021`."""

    def ended(cell: Cell, *phrases: Phrase) -> None:
        first, end = phrases[0], phrases[-1]
        if end.value.role != "until":
            raise RefusedError(f"`{cell.words(first.token)}` and `{cell.words(end.token)}` may be two deadlines")
        meant(cell, *phrases[:-1])
        cell.meaning.until = end.value.due

    return ended


def each_year(cell: Cell, one: Phrase, other: Phrase, *rest: Phrase) -> None:
    """`31 March each year`, `Annually in March`."""
    repeat, partial = (one, other) if one.letter == "R" else (other, one)
    if cell.meaning.window or cell.meaning.each or any(phrase.value != repeat.value for phrase in rest):
        raise RefusedError(f"`{cell.words(one.token)}` and `{cell.words(other.token)}` say two different things")
    if repeat.value != "annually" and partial.token.kind != "PARTIALS":
        yearless(cell, partial)
    recurring(cell, repeat)
    cell.meaning.each = cell.words(partial.token)
    cell.meaning.days = (partial.value,) if isinstance(partial.value, Partial) else partial.value


def yearless(cell: Cell, partial: Phrase) -> None:
    words = cell.words(partial.token)
    start, end = cell.conventions.plan_start, cell.conventions.plan_end
    hint = f"add the year, as in `{words} 2020`"
    if start and end:
        hint = f"add the year, {start.year}"
        if start.year != end.year:
            hint = f"add the year, one of {start.year} to {end.year}"
    raise RefusedError(f"`{words}` has no year, and none is guessed", hint)
