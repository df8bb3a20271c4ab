"""Dates, counts and schedules in words, the same in every report. GOV.UK style: 31 March 2019, 2,884 days."""

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

from npa_cli.document.blocks import Text, Tone
from npa_cli.model.base import Place
from npa_cli.model.rating_scale import THREE_COLOURS, Colour, RatingScale
from npa_cli.model.vocabulary import SCHEDULES, Rating, Schedule
from npa_cli.progress.assess import Assessed
from npa_cli.progress.rating import SYMBOLS, WORDS, Rated
from npa_cli.progress.schedule import ROWS as SCHEDULE_ROWS
from npa_cli.timeframe import Reading
from npa_cli.timeframe.financial_year import MONTH_NAMES

_TONES: Final[dict[Rating, Tone]] = {
    "complete": "done",
    "on_track": "good",
    "at_risk": "warn",
    "off_track": "bad",
    "not_reported": "plain",
    "not_yet_due": "quiet",
    "on_hold": "quiet",
    "business_as_usual": "quiet",
    "superseded": "quiet",
    "cancelled": "quiet",
}
_COLOUR_TONES: Final[dict[Colour, Tone]] = {
    "green": "good",
    "amber_green": "fair",
    "amber": "warn",
    "amber_red": "poor",
    "red": "bad",
    "blue": "done",
    "grey": "quiet",
}
SCHEDULE_WORDS: Final[dict[Schedule, str]] = {
    **{each: each.replace("_", " ") for each in SCHEDULES},
    "complete_on_time": "complete, on time",
    "complete_late": "complete, late",
}
# Schedules that add nothing to what the rating and the due day say.
_SAID_BY_RATING: Final = ("closed", "business_as_usual", "complete", "on_hold", "ongoing", "no_recent_update")
_DAY: Final = re.compile(r"(?<![\w/.`-])\d{4}-\d\d-\d\d(?![\w/`-])")
_NAMED: Final = 5  # deliverables before the rest are only counted
_REPLACED: Final = "a later report replaced what was said then; git has it, if anything was said"


def long_day(day: date) -> str:
    """A day as running words have it: `31 March 2019`."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """A day as tables have it: `31 Mar 2019`."""
    return f"{day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}"


def with_days(words: str) -> str:
    """Words with each day as tables have it, `NPHB 2019-06-18` as `NPHB 18 Jun 2019`; those in backquotes stay."""
    return _DAY.sub(_day_in_words, words)


def _day_in_words(found: re.Match[str]) -> str:
    try:
        return short_day(date.fromisoformat(found.group()))
    except ValueError:  # 31 February
        return found.group()


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number and its noun: `1 deliverable`, `2,884 days`, `no activities`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}" if number else f"no {many or one + 's'}"


def shown_of(shown: int, known: int, one: str, many: str | None = None) -> str:
    """`3 open actions`; where not all of them are shown, `3 of 5 open actions`."""
    whole = counted(known, one, many)
    return f"{shown:,} of {whole}" if shown < known else whole


def listed(words: tuple[str, ...], *, last: str = "and") -> str:
    """Words joined in a sentence: `HMPPS, MoJ and NHSE`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def place_words(place: Place | None) -> str:
    """Where words stand in a source: `agreement, line 55`; nothing if that is not held."""
    return f"{place.document}, line {place.line}" if place is not None else ""


def number_of(assessed: Assessed) -> str:
    """The plan's own number of a deliverable, or of its activity where it has none; empty if neither has one."""
    return assessed.commitment.deliverable.number or assessed.commitment.activity.number or ""


def when_due(reading: Reading | None, due: date | None) -> str:
    """The calendar day a timeframe comes to, or why it comes to none. `due` is that of the next occurrence."""
    if reading is None or reading.kind is None:
        return "can't be read"
    if due is None:
        return {"as_needed": "as needed", "unset": "not set", "relative": "depends on an event"}.get(
            reading.kind, "no end date"
        )
    return short_day(due) + (BY_CONVENTION if reading.turns_are_conventional else "")


BY_CONVENTION: Final = ", by convention"
"""Behind a day that no words name: the end of a whole quarter, month or year of something that recurs."""


def due_words(assessed: Assessed) -> str:
    """The day it is due, that no words name it, or that it lies before the plan; of a part of it, which part."""
    commitment = assessed.commitment
    return when_due(commitment.reading, assessed.facts.baseline) + beside_due(assessed)


def beside_due(assessed: Assessed) -> str:
    """What is to be known beside a due day: that it lies before the plan, is of a part alone, or hangs on something."""
    commitment, words = assessed.commitment, ""
    if commitment.part is not None and commitment.part.due is not None and not assessed.facts.baseline:
        words = f"; {short_day(commitment.part.due)} for “{commitment.deliverable.timeframe_of}” alone"
    elif assessed.is_due_before_plan:
        words = ", before the plan began"
    return f"{words} ({commitment.condition})" if commitment.condition else words


def due_lines(assessed: Assessed) -> tuple[str, ...]:
    """The due date, the date as signed where it moved, and the lead's forecast."""
    commitment, facts = assessed.commitment, assessed.facts
    lines = [due_words(assessed)]
    if commitment.times_moved and commitment.signed is not None:
        times = {1: "once", 2: "twice"}.get(commitment.times_moved, f"{commitment.times_moved} times")
        lines.append(f"signed {when_due(commitment.signed, commitment.signed.due)}, moved {times}")
    if facts.forecast is not None and facts.status not in ("complete", "cancelled", "superseded"):
        lines.append(f"forecast {short_day(facts.forecast)}{lapse_words(assessed)}")
    return tuple(lines)


def lapse_words(assessed: Assessed) -> str:
    """Why its forecast does not count, to stand after the day: `, now past`; empty if it does, or there is none."""
    if assessed.forecast_lapse == "past":
        return ", now past"
    if assessed.forecast_lapse == "too_old" and assessed.position is not None:
        return f", too old to count ({assessed.position.said[0].quarter.label})"
    return ""


def why_lines(assessed: Assessed) -> tuple[str, ...]:
    """The row of each table that decided."""
    scheduled, rated = assessed.scheduled, assessed.rated
    if scheduled is None or rated is None:
        return ("its timeframe can't be read",)
    lines = [
        f"schedule row {scheduled.row}: {SCHEDULE_ROWS[scheduled.row]}",
        f"rating row {rated.row}: {rated.row_words}",
    ]
    if rated.adjusted and rated.reported:
        lines.append(f"reported {rated.reported.words}, made worse by the dates")
    return tuple(lines)


def schedule_words(assessed: Assessed) -> str:
    """Where the dates put it, with the days late where there are any."""
    scheduled = assessed.scheduled
    if scheduled is None:
        return "not known"
    words = SCHEDULE_WORDS[scheduled.schedule]
    return f"{words} by {counted(scheduled.days_late, 'day')}" if scheduled.days_late else words


def rating_text(assessed: Assessed) -> Text:
    """Symbol and words of a rating, in its tone."""
    if assessed.rated is None:
        return Text("? Not reported (timeframe can't be read)", "bad")
    rated = assessed.rated
    reported = f"\nreported {rated.reported.words}" if rated.adjusted and rated.reported else ""
    replaced = f"\n{_REPLACED}" if assessed.later else ""
    return Text(rated.shown + reported + replaced, tone_of_rated(rated))


def standing_text(assessed: Assessed) -> Text:
    """Rating and schedule in one cell, each said once: `▼ Off track, overdue by 182 days`."""
    text, rated, scheduled = rating_text(assessed), assessed.rated, assessed.scheduled
    if rated is None or scheduled is None or scheduled.schedule in _SAID_BY_RATING:
        return text
    dated = schedule_words(assessed).removeprefix("complete, ")
    reason, said = rated.reason or "", SCHEDULE_WORDS[scheduled.schedule].removeprefix("complete, ")
    if reason.startswith(said):
        head, dated = rated._replace(reason=None).shown, dated + reason.removeprefix(said)
    elif said == WORDS[rated.rating].lower():
        return text
    else:
        head = rated.shown
    return text._replace(text=f"{head}, {dated}{text.text.removeprefix(rated.shown)}")


def replaced_words(assessed: Iterable[Assessed]) -> str:
    """Which of some deliverables have a later report where something may have stood on the day; empty for none."""
    found = [
        f"{each.commitment.id} ({entry.partner}, {long_day(entry.said_within)})"
        for each in assessed
        for entry in each.later
        if entry.said_within is not None
    ]
    named = (
        f"{', '.join(found[:_NAMED])} and {len(found) - _NAMED} more" if len(found) > _NAMED else listed(tuple(found))
    )
    return f"{named}: {_REPLACED}." if found else ""


def rating_heading(rating: Rating, scale: RatingScale = THREE_COLOURS) -> str:
    """A rating as a column heading: `▼ Off track`, or the words that a plan's own scale has for it.

    Where several plans stand in one table, or none is asked about, it is npa's own word.
    """
    own = scale.words_for(rating)
    if not own:
        return f"{SYMBOLS[rating]} {WORDS[rating]}"
    words = [each.word for each in own]
    if all(each.meaning == "assured" for each in own):  # what is not verified shows by npa's word
        return f"{SYMBOLS[rating]} {WORDS[rating]} or {listed(tuple(words), last='or')}"
    return f"{own[0].symbol} {listed(tuple(words), last='or')}"


def tone_of(rating: Rating, scale: RatingScale = THREE_COLOURS, there: Collection[str] = ()) -> Tone:
    """How a rating looks where there is colour: as the worst of the plan's own words for it whose codes are there."""
    own = [each for each in scale.words_for(rating) if each.code in there]
    return _COLOUR_TONES[own[-1].colour] if own else _TONES[rating]


def tone_of_rated(rated: Rated) -> Tone:
    """How what is shown for a deliverable looks where there is colour."""
    return _COLOUR_TONES[rated.own.colour] if rated.own else _TONES[rated.rating]
