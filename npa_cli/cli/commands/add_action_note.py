"""`npa add action-note`: a line more in the log of an action."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import names, options, revisions
from npa_cli.model import register
from npa_cli.work import add, revise
from npa_cli.work import session as plan_session

EXAMPLES: Final = (
    'npa add action-note ACT-001 "Two builders have answered." --on 2019-08-09',
    'npa add action-note ACT-001 "All three prices are in." --status proposed_for_closure --dry-run',
)


def command(
    *,
    action: Annotated[
        str, Argument(metavar="ACTION", autocompletion=names.actions, help="The action's id, such as ACT-001.")
    ],
    words: Annotated[str, Argument(metavar="TEXT", help="What was said of it.")],
    on: Annotated[str | None, Option(metavar="DATE", help="The day it was said.", show_default="today")] = None,
    status: Annotated[
        register.ActionStatus | None,
        Option(help="How the action stands by that; the day of proposing or closing is written too."),
    ] = None,
    writing: options.Writing,
    of: options.OfPlan,
) -> None:
    """Add a line to the log of an action. What was said before stays."""

    def work_out(session: plan_session.Session) -> revise.Revision:
        return add.action_noted(session, action, words, on=on, status=status)

    revisions.make_revision(of, work_out, writing)
