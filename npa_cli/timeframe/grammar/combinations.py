"""What the phrases of one cell mean together.

Each phrase has a letter, and a cell is the word its letters spell; COMBINATIONS says what each such word means.
    D  days with a deadline      F  an open start          R  a recurrence        T  thereafter
    O  ongoing                   N  as needed              U  not set yet         S  soon, or in the long term
    L  counted from an event     P  a span without a year
"""

from collections.abc import Callable
from typing import Final

from npa_cli.timeframe.financial_year import FinancialYear
from npa_cli.timeframe.grammar import recurring
from npa_cli.timeframe.grammar.commentary import each_meeting, is_word
from npa_cli.timeframe.grammar.lengths import Offset, lasts
from npa_cli.timeframe.grammar.meaning import Cell, Phrase, RefusedError
from npa_cli.timeframe.grammar.periods import Step
from npa_cli.timeframe.grammar.recurring import recurs, the, yearless
from npa_cli.timeframe.grammar.refusals import ASKED
from npa_cli.timeframe.reading import Kind
from npa_cli.timeframe.window import Window

Meant = Callable[..., None]


def _dated(cell: Cell, days: Phrase, *aside: Phrase) -> None:
    for phrase in aside:
        if phrase.letter == "L" and phrase.value.relative and phrase.value.relative.role == "from":
            raise RefusedError(f"`{cell.words(phrase.token)}` begins after `{cell.words(days.token)}`: two things")
        if phrase.letter == "L" and any(token.kind in _COUNTED_ON for token in cell.gaps[phrase.at + 1][:1]):
            raise RefusedError(
                f"`{cell.words(phrase.token)}` is counted from `{cell.words(days.token)}`, and may be the deadline"
            )
    cell.meaning.kind, cell.meaning.window = "dated", days.value
    cell.meaning.aside.update(phrase.at for phrase in aside)


_COUNTED_ON: Final = frozenset(("later", "afterwards", "on", "after", "thereafter"))


def _dated_or_open(cell: Cell, days: Phrase, unset: Phrase) -> None:
    """`March 2020 (TBC)` is a date yet to be confirmed; `April 2019 - TBC` a start whose end is not known."""
    gap = cell.gaps[unset.at]
    if any(token.kind in ("-", "--", "to") for token in gap):
        if len(gap) > 1 or " " in cell.words(unset.token):  # `March 2020 - now TBC`, `- date to be confirmed`
            raise RefusedError(f"`{cell.words(unset.token)}` may say that `{cell.words(days.token)}` stands no longer")
        cell.meaning.kind, cell.meaning.window = "ongoing", days.value._replace(due=None, alternatives=())
        cell.meaning.convention = days.value.convention or "approximate"  # it may be a date yet to be confirmed
        return
    _unconfirmed(cell, unset, days)


def _unconfirmed(cell: Cell, unset: Phrase, days: Phrase) -> None:
    """`TBC - expected March 2020`: the date as written, by convention."""
    if cell.conventions.approximate == "refuse" or days.value.role == "until":
        raise RefusedError(f"`{cell.words(unset.token)}` says that `{cell.words(days.token)}` is not settled")
    _dated(cell, days, unset)
    cell.meaning.convention = days.value.convention or "approximate"


_AND_ON: Final = ("thereafter", "and thereafter", "then thereafter")


def _thereafter(cell: Cell, days: Phrase, *rest: Phrase) -> None:
    """A deadline and then what goes on; `FY19/20 Q3 (and thereafter)`, which no word makes a deadline, is a start."""
    window: Window = days.value
    if window.role == "span" and rest and cell.words(rest[0].token).casefold() in _AND_ON:
        cell.meaning.kind, cell.meaning.window = "ongoing", window._replace(due=None, alternatives=())
        return
    _dated(cell, days)
    cell.meaning.recurrence = "thereafter"
    cell.meaning.used.update(phrase.at for phrase in rest)


def _open(cell: Cell, *phrases: Phrase) -> None:
    if phrases[-1].letter == "U" and cell.words(phrases[0].token).endswith(" now"):  # `March 2020 - now TBC`
        raise RefusedError(f"`{cell.words(phrases[0].token)}` may say that the date stands no longer")
    cell.meaning.kind, cell.meaning.window = "ongoing", the("F", phrases).value


def _marked(kind: Kind) -> Meant:
    def meant(cell: Cell, marker: Phrase, *rest: Phrase) -> None:
        cell.meaning.kind = kind
        cell.meaning.window = cell.meaning.convention = None  # of a recurrence beside it, which is no deadline of this
        cell.meaning.aside.update(phrase.at for phrase in rest if phrase.letter != "R")
        for phrase in rest:
            if phrase.letter == "R":
                recurs(cell, phrase)

    return meant


def _ongoing_to(cell: Cell, marker: Phrase, days: Phrase) -> None:
    """`Ongoing until March 2020` ends; `Ongoing - review March 2020` does not."""
    window: Window = days.value
    words = [token for token in (*cell.gaps[days.at], *cell.gaps[days.at + 1]) if is_word(token)]
    if any(token.kind == "next" for token in words) or cell.words(days.token).lower().startswith("next"):
        _marked("ongoing")(cell, marker, days)  # `Ongoing (next audit due May 2019)`
    elif any(token.kind.startswith(("review", "report", "updat", "evaluat", "refresh", "monitor")) for token in words):
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
    gap = cell.gaps[marker.at]
    noted = any(token.kind == "(" for token in gap) or (
        cell.words(marker.token).isupper() and not cell.text.isupper() and not any(map(is_word, gap))
    )
    if noted and window.role == "span":
        _dated(cell, days, marker)
        return
    if window.role != "span" or any(token.kind == "then" for token in cell.gaps[marker.at]):
        _thereafter(cell, days)
        return
    cell.meaning.kind = "ongoing"
    cell.meaning.window = window._replace(due=None, alternatives=())


def _relative(cell: Cell, *phrases: Phrase) -> None:
    cell.meaning.kind = "relative"
    cell.meaning.event = the("L", phrases).value.words
    for phrase in phrases:
        if phrase.letter == "R":
            recurs(cell, phrase)
        elif phrase.letter not in "LO":
            cell.meaning.aside.add(phrase.at)


def _ongoing_beside(cell: Cell, marker: Phrase, event: Phrase) -> None:
    """Words after a mark are a note: `Ongoing - likely to merge next week`."""
    gap = cell.gaps[event.at]
    noted = any(token.kind in ("(", "-", "--", ",", ";", ".") for token in gap) and any(map(is_word, gap))
    (_marked("ongoing") if noted else _relative)(cell, marker, event)


def _glossed(cell: Cell, event: Phrase, days: Phrase) -> None:
    """A date in a gloss wins over a length of time; a date within the event's own words does not."""
    apart = any(token.kind in ("(", "-", "--", ",", ":", ";", ".") for token in cell.gaps[days.at])
    if event.value.words and (not apart or days.value.role == "span"):
        raise RefusedError(f"`{cell.words(days.token)}` may be the date of `{event.value.words}`")
    amount = event.value.relative.amount if event.value.relative else None
    if isinstance(amount, Step) and (
        amount.unit in ("day", "week") or (amount.unit != "year" and days.value.unit in ("year", "financial_year"))
    ):
        raise RefusedError(f"`{cell.words(event.token)}` of `{cell.words(days.token)}` may be counted in two ways")
    _dated(cell, days, event)


def _lasting(cell: Cell, *phrases: Phrase) -> None:
    """A length and a start: how long it lasts (`12-month pilot starting October 2022`), or a note in brackets."""
    event, start = the("L", phrases).value, the("F", phrases)
    relative = event.relative
    noted = any(token.kind == "(" for token in cell.gaps[phrases[1].at])
    if (
        relative is None
        or event.words
        or not isinstance(relative.amount, Offset)
        or not (relative.bare or relative.over)
    ):
        if not noted:
            raise RefusedError(f"`{cell.words(phrases[0].token)}` and `{cell.words(phrases[1].token)}` are two starts")
        _relative(cell, *phrases)
        return
    window: Window = start.value
    cell.meaning.kind = "dated"
    cell.meaning.window = Window(
        window.start, lasts(relative.amount, window.first), "range", convention=window.convention
    )


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
    before, after = cell.gaps[other.at], cell.gaps[other.at + 1]
    if other.letter == "D" and not other.token.rule and before and after and is_word(before[-1]) and is_word(after[0]):
        _marked("unset")(cell, soon, other)  # a year in a name: `as soon as possible given the 2035 target`
        return
    COMBINATIONS[other.letter](cell, other)
    cell.meaning.aside.add(soon.at)


COMBINATIONS: Final[dict[str, Meant]] = {
    letters: meant
    for meant, spelt in (
        (_dated, "D DN DL DS"),
        (_dated_or_open, "DU"),
        (_thereafter, "DT DTO"),
        (recurring.first_then, "DR DTR DRT DRO"),
        (_then_ongoing, "DO"),
        (_open, "F FT FO FU OF"),
        (recurring.repeats_from, "FR RF FRT"),
        (recurring.repeats_until, "RD"),
        (recurring.until(recurring.first_then), "DRD"),
        (recurring.recurring, "R RT RO RN RU RS"),
        (_same(recurring.recurring), "RR RRT"),
        (recurring.each_year, "PR RP RPR"),
        (_marked("ongoing"), "O OR OU ON OT OP ORP OPR ORD OS"),
        (_same(_marked("ongoing")), "OO"),
        (_ongoing_to, "OD"),
        (_marked("as_needed"), "N NR NO NU"),
        (_same(_marked("as_needed")), "NN"),
        (_marked("unset"), "U UR UN UO UP S SU US SN"),
        (_same(_marked("unset")), "UU SS"),
        (_soon, "SD SL SR SO SF"),
        (_unconfirmed, "UD"),
        (_relative, "L LR LT LO LU LN LTR RL UL"),
        (_ongoing_beside, "OL"),
        (_glossed, "LD"),
        (_lasting, "LF FL"),
        (recurring.each_year_from, "PRF"),
        (recurring.until(recurring.each_year), "PRD RPD"),
        (yearless, "P"),
    )
    for letters in spelt.split()
}


def unusual(cell: Cell, phrases: list[Phrase], letters: str) -> None:
    """Cells that spell nothing known: no phrase at all, or too many."""
    if not phrases:
        _without_phrases(cell)
    elif "P" in letters:
        yearless(cell, phrases[letters.index("P")])
    elif len(phrases) == 1:
        raise RefusedError(f"`{cell.words(phrases[0].token)}` goes on from something, and nothing is before it")
    else:
        raise RefusedError(
            f"`{cell.words(phrases[0].token)}` and `{cell.words(phrases[1].token)}` together are not one timeframe",
            "make it two deliverables, or keep the one that is the deadline",
        )


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
            raise RefusedError(*ASKED[refused])
        example = f"{FinancialYear(2018, cell.conventions.financial_year_start_month).label} Q2"
        raise RefusedError(
            "no timeframe was found in these words", f"write a date, a quarter such as `{example}`, or `TBC`"
        )
