"""`npa actions`: who does what by when."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Option

from npa_cli.cli import answers, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.views import actions

EXAMPLES: Final = ("npa actions", "npa actions --overdue", "npa actions --partner RC", "npa actions --format csv")


@only_reads
def command(
    *,
    owned: options.Owned,
    overdue: Annotated[bool, Option("--overdue", help="Only those past their day."), only_reads] = False,
    day: options.Day,
    of: options.OfPlan,
    form: options.TextJsonOrCsv,
) -> answers.Answer:
    """List the open actions. By the day they are due, with the first day beside the new one."""
    session = opening.open_session(of, day)
    asked = opening.owned(session, owned)
    view = actions.build_actions(session.plan, session.as_at, asked, overdue=overdue)
    return answers.answer(view, *form, is_whole=session.is_whole)
