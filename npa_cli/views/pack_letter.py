"""The letters that go with a pack: the first, and the one that asks again for what is missing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final, NamedTuple

from npa_cli.model.finding import Finding
from npa_cli.model.pack import Pack
from npa_cli.model.plan import Plan
from npa_cli.timeframe import Round
from npa_cli.views.wording import counted, listed, long_day


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
