"""`npa return pack`: what a partner is asked about its work for one round, as rows of a workbook, and its letters."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from npa_cli.model.finding import Finding
from npa_cli.model.pack import (
    ASSURANCE,
    BY_FIELD,
    NO_CHANGE,
    Answer,
    Column,
    ColumnKind,
    Identity,
    Pack,
    Row,
    columns_of,
    own_answer,
)
from npa_cli.model.partner_return import Return, Update
from npa_cli.model.plan import Plan
from npa_cli.model.rating_scale import RatingScale, Standing
from npa_cli.progress.assess import Assessed
from npa_cli.timeframe import Round
from npa_cli.views.report_words import report_lines
from npa_cli.views.wording import counted, listed, long_day, number_of, short_day, when_due

_HOW: Final = (
    "Write in the white cells; the grey ones are the plan's own words. If nothing has changed, choose No change. What "
    "each column means is on the second sheet."
)

_YEARS_AROUND: Final = 10  # before the plan begins and after it ends, in which a day can be meant


def build_pack(
    plan: Plan, partner: str, quarter: Round, expected: Iterable[Assessed], *, made_on: date, commit: str = ""
) -> Pack:
    """A partner's pack for a round: a row for each deliverable expected of it, and one for each time of what recurs.

    What the partner's return for the round says already stands in its cells.
    """
    given = plan.return_of(partner, quarter)
    rows = tuple(row for each in expected for row in _rows(each, plan, quarter, given))
    known = plan.partner(partner)
    return Pack(
        Identity(plan.workplan.id, partner, quarter.label, made_on.isoformat(), commit),
        plan_title=plan.workplan.title,
        title=f"{known.name if known else partner}: return for {quarter.label}",
        lead=(
            f"{plan.workplan.title}. {quarter.label} is {quarter.months}.",
            f"{counted(len(rows), 'row').capitalize()} to fill in. {_HOW}",
        ),
        columns=columns_of(plan.workplan),
        rows=rows,
        guide=_guide(plan),
        earliest=_years_from(plan.workplan.period.start or made_on, -_YEARS_AROUND),
        latest=_years_from(plan.workplan.period.end or made_on, _YEARS_AROUND),
    )


def _years_from(day: date, years: int) -> date:
    """The first day of the year that lies some years from a day's."""
    return date(min(max(day.year + years, date.min.year), date.max.year), 1, 1)


def answers_in(
    given: Return | None, item: str, turn: date | None, first: date | None, columns: Iterable[Column]
) -> dict[str, Answer]:
    """What a return says already, by the fields of a pack: of a deliverable, or of one time of a recurring one.

    An entry that names no time is about `first`, the earliest that is asked about.
    """
    if given is None:
        return {}
    update = given.updates.get(item)
    if update is None:
        return {"status": NO_CHANGE} if item in given.no_change and turn == first else {}
    also = next((each for each in update.also_done if each.occurrence == turn), None)
    if also is not None:
        update = Update(status="complete", actual=also.actual, narrative=also.narrative, evidence=also.evidence)
    elif turn != (update.occurrence or first):
        return {}
    said = ((each.field, _answer(update, each)) for each in columns if each.is_free)
    return {field: value for field, value in said if value}


def _answer(update: Update, column: Column) -> Answer | None:
    """What an update says in a column of a pack."""
    field = column.field
    if field not in BY_FIELD:
        return own_answer(column, update.own.get(field))
    of, key = (update.assurance, ASSURANCE[field]) if field in ASSURANCE else (update, field)
    said: Answer | None = getattr(of, key, None)
    return said


def _rows(each: Assessed, plan: Plan, quarter: Round, given: Return | None) -> Iterator[Row]:
    commitment, columns, as_at = each.commitment, columns_of(plan.workplan), quarter.end + timedelta(1)
    posts = {partner.code for partner in plan.partners if partner.kind in ("team", "post")}
    signed, reading = commitment.signed, commitment.reading
    moved = commitment.times_moved and reading is not None
    fixed = {
        "id": commitment.id,
        "words": commitment.words,
        "number": number_of(each),
        "lead": listed(each.led_by) if posts.intersection(each.led_by) else "",
        "signed": _when(commitment.deliverable.timeframe, when_due(signed, signed.due) if signed else ""),
        "approved": _when(commitment.timeframe, when_due(reading, each.facts.baseline)) if moved else "",
        "last": "; ".join(report_lines(each, as_at)) if each.reports else "none",
    }
    turns = _turns(each, quarter)
    for turn in turns:
        which = {"turn": f"due {short_day(turn)}" if turn else ""}
        yield Row(commitment.id, turn, {**fixed, **which}, answers_in(given, commitment.id, turn, turns[0], columns))


def _turns(each: Assessed, quarter: Round) -> tuple[date | None, ...]:
    """The due days of the times of something recurring that are asked about: all that are open by the round's end.

    Of what nobody has reported on yet, only those of the round. Where there is none, the next one that is open.
    """
    held = each.occurrences
    if held is None or not held.every:
        return (None,)
    opened = [turn.due for turn in held.every if turn.due not in held.met and turn.due <= quarter.end]
    if not each.reports:
        opened = [due for due in opened if due >= quarter.start]
    following = held.earliest_unmet
    return tuple(opened) or (following.due if following else None,)


def _when(words: str, day: str) -> str:
    """The plan's own words for a date, and the day they come to where that says more."""
    return f"{words} ({day})" if day and day.casefold() != words.casefold() else words


_MEANS: Final[Mapping[Standing, str]] = {
    "on_track": "if you expect it by its date",
    "at_risk": "if that is at risk",
    "off_track": "if it will not be met",
}
_ASSURED: Final = (
    "Who says it is done: For what is complete. Its lead's own word, or that of somebody who does not lead it.",
    "Verified by: A role or an organisation, not a person's name. Verified on is the day.",
    "How it was verified: A visit, a sample of records, an audit.",
)


_OWN: Final[Mapping[ColumnKind, str]] = {
    "choice": "Choose from the list.",
    "day": "A day, such as 30 June 2019.",
    "lines": "One a line.",
    "number": "A number, in digits.",
    "percent": "A number of hundredths, such as 45%.",
    "words": "In a few words.",
}


def _confidence(scale: RatingScale) -> str:
    """When to choose which word, best to worst."""
    words = ", ".join(f"{named} {words}" for each, words in _MEANS.items() if (named := _named(scale, each)))
    return words[:1].upper() + words[1:]


def _named(scale: RatingScale, *meanings: Standing, last: str = "or") -> str:
    return listed(tuple(each.words for each in scale.rags.values() if each.meaning in meanings), last=last)


def _guide(plan: Plan) -> tuple[str, ...]:
    limits, worse = plan.thresholds, _named(plan.workplan.scale, "at_risk", "off_track", last="and")
    return (
        "Status: Where the work is. Choose from the list; No change means that it is still as last reported.",
        "On hold: Work that is stopped for now. Cancelled is work given up, which the board has to agree to.",
        "Replaced: If something else takes its place, choose Cancelled, and write which under What happened.",
        f"Confidence: {_confidence(plan.workplan.scale)}.",
        "Expected on: When you expect it to be done, such as 30 June 2019. Done on is the day it was done.",
        "What happened: Two or three sentences for the board. Roles, not people's names.",
        f"What will bring it back: For {worse}: what is being done, and by when.",
        "What the board is asked for: Only if there is a decision to take.",
        "Where it can be seen: A web address or the name of a document, one a line.",
        *(_ASSURED if plan.workplan.asks_to_verify else ()),
        *(f"{each.heading}: {_OWN[each.kind]}" for each in columns_of(plan.workplan) if each.field not in BY_FIELD),
        f"How it is judged: A report counts for {limits.stale_after_days} days. Work past its date shows as off track, "
        "whatever its confidence, unless a day still to come stands under Expected on, at most "
        f"{limits.red_after_days} days after that date.",
    )


class Missing(NamedTuple):
    """What a partner's return for a quarter lacks: by deliverable, in the plan's order, what is missing of each."""

    received: bool  # whether anything has come in at all
    items: dict[str, str]


_WANTED: Final = {
    "NPA511": "your confidence",
    "NPA503": "the day it was done",
    "NPA502": "where it can be seen",
    "NPA504": "what happened",
    "NPA505": "what will bring it back",
}
"""What a partner is asked for where a rule finds that an entry lacks it, by the rule's code, in a pack's own order."""


def what_is_missing(
    plan: Plan, partner: str, quarter: Round, expected: Collection[str], found: Collection[Finding]
) -> Missing:
    """What is not answered yet of the deliverables expected of a partner, by the findings in its return.

    One is answered by a status or a `no_change`; what an entry with a status lacks is what `npa return check` finds.
    """
    lacks = {(each.item, each.code) for each in found}
    given = plan.return_of(partner, quarter)
    missing: dict[str, str] = {}
    for item in expected:
        update = given.updates.get(item) if given is not None else None
        if given is not None and update is None and item in given.no_change:
            continue
        if update is None or update.status is None:
            missing[item] = "nothing yet"
        elif wanted := tuple(words for code, words in _WANTED.items() if (item, code) in lacks):
            missing[item] = listed(wanted)
    received = given is not None and any((given.no_change, *(each.status for each in given.updates.values())))
    return Missing(received, missing)


def covering_letter(pack: Pack, wanted: date | None) -> tuple[str, tuple[str, ...]]:
    """The subject and the paragraphs of the letter that a pack goes out with."""
    identity = pack.identity
    return f"{pack.title} ({identity.partner})", (
        "Hello,",
        f"Please tell us how your part of the {pack.plan_title} stood at the end of {identity.period}.",
        f"The attached form has {counted(len(pack.rows), 'row')}, one for each thing that is yours to report on"
        f"{', and for each time of what recurs' if any(row.turn for row in pack.rows) else ''}. Write in the white "
        "cells. If nothing has changed, choose No change. The second sheet says what each column means.",
        f"Please send it back {_by(wanted)}, by replying to this message. It is attached twice, for Excel and for "
        "LibreOffice; send back whichever you filled in.",
        "Thank you.",
    )


def chasing_letter(pack: Pack, missing: Missing, wanted: date | None) -> tuple[str, tuple[str, ...]]:
    """The subject and the paragraphs of the letter that asks again, with only what is missing."""
    identity = pack.identity
    what = "Thank you for your return." if missing.received else "We have not had your return yet."
    words = {row.item: row.fixed["words"] for row in pack.rows}
    return f"Reminder: {pack.title} ({identity.partner})", (
        "Hello,",
        f"{what} For {identity.period} this is still missing:",
        "\n".join(f"  {item}  {words[item]}: {lacking}" for item, lacking in missing.items.items()),
        f"The attached form asks for these alone. Please send it back {_by(wanted)}, by replying to this message.",
        "Thank you.",
    )


def _by(day: date | None) -> str:
    return f"by {long_day(day)}" if day is not None else "as soon as you can"
