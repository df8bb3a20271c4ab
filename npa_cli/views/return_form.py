"""`npa return new`: a return to fill in, with what its author needs to know beside each entry."""

from datetime import date
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


_ASSURANCE: Final = (
    "  assurance  beside complete, who says so: {level: verified, by: Internal Audit}, or {level: self} for its lead"
)


def form_head(partner: str, quarter: Round, workplan: Workplan) -> tuple[str, ...]:
    """What stands above the entries of a partner's form for a round: how it is filled in."""
    rags = listed(tuple(workplan.scale.rags), last="or")
    return (
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


def form_entry(each: Assessed, as_at: date) -> Entry:
    """The entry for a deliverable that is expected of a partner; `as_at` is the day after the round ends."""
    commitment = each.commitment
    about = [
        f"{commitment.id}  {commitment.words}",
        f"When: {commitment.timeframe} ({'; '.join(due_lines(each))}). {schedule_words(each).capitalize()}.",
        f"Last report: {'; '.join(report_lines(each, as_at)) if each.reports else 'none'}.",
    ]
    if each.position is not None and each.position.update.narrative:
        about.append(f"It said: {each.position.update.narrative}")
    return Entry(commitment.id, each.facts.kind == "recurring", tuple(about))
