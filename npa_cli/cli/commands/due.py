"""`npa due`: what is overdue or falls due soon."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Option

from npa_cli.cli import answers, names, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.views import due

EXAMPLES: Final = (
    "npa due",
    "npa due --within 30d --partner NHSE",
    "npa due --period FY19/20-Q1",
    "npa due --within 0d --as-at 2019-04-01",
)


@only_reads
def command(
    *,
    ids: options.Ids = None,
    within: Annotated[
        str | None,
        Option(metavar="DAYS", help="Overdue, or due within so many days: 90d.", show_default="91d"),
        only_reads,
    ] = None,
    filters: options.Filters,
    period: Annotated[
        str | None,
        Option(metavar="PERIOD", autocompletion=names.periods, help="Due in this round: FY19/20-Q1."),
        only_reads,
    ] = None,
    as_at: options.AsAt = None,
    of: options.OfPlan,
    form: options.TextOrJson,
) -> answers.Answer:
    """List what is overdue or due soon. By date, the earliest first."""
    session = opening.open_session(of, options.Day(as_at=as_at))
    first, last = session.due_span(within, period)
    selected = opening.select(session, ids, filters)
    view = due.build_due(session.plan, selected, session.as_at, first=first, last=last)
    return answers.answer(view, *form, is_whole=session.is_whole)
