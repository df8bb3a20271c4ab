"""Who has reported on how much: partners by rounds, with a count in each."""

from datetime import date
from typing import Final

from npa_cli.document.blocks import Grid, Text
from npa_cli.model.plan import Plan
from npa_cli.timeframe import Round
from npa_cli.views.pictures.spans import plan_rounds, span_of
from npa_cli.views.return_status import PartnerReturn, partner_returns
from npa_cli.views.wording import counted, long_day

_MOST: Final = 12  # rounds, the last of them


def returns_grid(plan: Plan, last: Round, as_at: date) -> Grid | None:
    """A row for each partner of whom anything was expected in the rounds of the plan up to `last`, the last twelve.

    A cell says of how many of the deliverables expected of it a partner has said something. None before two rounds.
    """
    rounds = tuple(each for each in plan_rounds(plan, ()) if each.end <= last.end)[-_MOST:]
    if len(rounds) < 2 or not plan.returns:  # one round is the table's
        return None
    held = [{one.partner: one for one in partner_returns(plan, each, as_at) if one.answers} for each in rounds]
    partners = [each for each in plan.partners if any(each.code in one for one in held)]
    rows = tuple(
        (
            Text(each.code, "strong"),
            Text(each.name if each.name != each.code else ""),
            tuple(_cell(one[each.code]) if each.code in one else Text("") for one in held),
        )
        for each in partners
    )
    now = held[-1].values()
    said, asked = sum(each.answered for each in now), sum(len(each.answers) for each in now)
    silent = sum(not each.answered for each in now)
    return Grid(
        title=f"Who has reported: {said:,} of {asked:,} in {last.label}"
        + (f", and {counted(silent, 'partner')} on nothing" if silent else ""),
        reading="2/5: of 5 expected, 2 reported on. Colour: all, some or none.",
        corner="Partner",
        columns=tuple(span_of(each) for each in rounds),
        rows=rows,
        totals=tuple(_total(one) for one in held),
        line=None,
        as_at=f"as at {long_day(as_at)}",
    )


def _cell(each: PartnerReturn) -> Text:
    said, asked = each.answered, len(each.answers)
    words = f"{said:,}/{asked:,}"
    if said == asked:
        return Text(f"✔ {words}", "done")
    return Text(f"▲ {words}", "warn") if said else Text(f"▼ {words}", "bad")


def _total(one: dict[str, PartnerReturn]) -> Text:
    asked = sum(len(each.answers) for each in one.values())
    return Text(f"{sum(each.answered for each in one.values()):,}/{asked:,}" if asked else "")
