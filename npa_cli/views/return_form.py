"""`npa return new`: a return to fill in, with what its author needs to know beside each entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from npa_cli.model.workplan import Workplan
from npa_cli.progress.assess import Assessed
from npa_cli.timeframe import Round
from npa_cli.views.report_words import report_lines
from npa_cli.views.wording import due_lines, listed, schedule_words


class Entry(NamedTuple):
    """One deliverable of the form: its id, and lines about it that are not part of the answer."""

    item: str
    recurring: bool
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReturnForm:
    """A partner's return for a round, still empty."""

    partner: str
    quarter: Round
    head: tuple[str, ...]
    entries: tuple[Entry, ...]


_ASSURANCE: Final = (
    "  assurance  beside complete, who says so: {level: verified, by: Internal Audit}, or {level: self} for its lead"
)


def build_return_form(partner: str, quarter: Round, expected: tuple[Assessed, ...], workplan: Workplan) -> ReturnForm:
    """The form for the deliverables that are expected of a partner for a round."""
    rags = listed(tuple(workplan.scale.rags), last="or")
    head = (
        f"{partner}'s return for {quarter.label}, {quarter.months}.",
        "",
        "How to fill this in. Write after the colon of each line; leave a line empty if there is nothing to say.",
        "Lines that start with # are for you to read. Then run: npa return check, with the name of this file.",
        "  status    not_started, in_progress, complete, business_as_usual, on_hold, superseded, cancelled",
        f"  rag       your confidence that it will be done by its date: {rags}",
        "  forecast  the day you expect it done, such as 2019-06-30; actual: the day it was done",
        "  evidence  where it can be seen; instead of [], lines below it: - https://example.org/report",
        *((_ASSURANCE,) if workplan.asks_to_verify else ()),
        "If nothing has changed since the last report, delete the entry and list its id under no_change at the foot.",
        "Roles, not people's names: this file is kept for good.",
    )
    return ReturnForm(partner, quarter, head, tuple(_entry(each, quarter.end + timedelta(1)) for each in expected))


def _entry(each: Assessed, as_at: date) -> Entry:
    commitment = each.commitment
    about = [f"{commitment.id}  {commitment.words}"]
    due = "; ".join(due_lines(each))
    about.append(f"When: {commitment.timeframe} ({due}). {schedule_words(each).capitalize()}.")
    about.append(f"Last report: {'; '.join(report_lines(each, as_at)) if each.reports else 'none'}.")
    if each.position is not None and each.position.update.narrative:
        about.append(f"It said: {each.position.update.narrative}")
    return Entry(commitment.id, each.facts.kind == "recurring", tuple(about))
