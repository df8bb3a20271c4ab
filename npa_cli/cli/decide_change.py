"""Approve, reject and withdraw: one command three times, but for what it decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from typer import Option

from npa_cli.cli import names, options, revisions
from npa_cli.model import vocabulary
from npa_cli.work import change as change_control
from npa_cli.work import revise
from npa_cli.work import session as plan_session


def deciding(status: vocabulary.ChangeStatus, about: str) -> Callable[..., None]:
    """The command that records a decision of this status on a proposed change; `about` is its help."""

    def command(
        *,
        change: options.ChangeId,
        by: Annotated[str, Option(metavar="BODY", autocompletion=names.boards, help="Who decided.")],
        on: Annotated[str | None, Option(metavar="DATE", help="The day it was decided.", show_default="today")] = None,
        writing: options.Writing,
        of: options.OfPlan,
    ) -> None:
        def work_out(session: plan_session.Session) -> revise.Revision:
            return change_control.decision(session, change, status, by=by, on=on)

        revisions.make_revision(of, work_out, writing)

    command.__doc__ = about
    return command
