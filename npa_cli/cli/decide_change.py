"""Approve, reject and withdraw: one command three times, but for what it decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from typer import Option

from npa_cli.cli import options
from npa_cli.model.change import ChangeStatus


def deciding(status: ChangeStatus, about: str) -> Callable[..., None]:
    """The command that records a decision of this status on a proposed change; `about` is its help."""

    def command(
        change: options.ChangeId,
        by: Annotated[str, Option(metavar="BODY", help="Who decided.")],
        on: Annotated[str | None, Option(metavar="DATE", help="The day it was decided.", show_default="today")] = None,
        dry_run: options.DryRun = False,
        diff: options.Diff = False,
        plan: options.PlanId = None,
        data: options.Data = None,
    ) -> None:
        from npa_cli.cli.revisions import make_revision
        from npa_cli.cli.session import open_session
        from npa_cli.work.change import decision

        session = open_session(data=data, plan_id=plan)
        make_revision(session, decision(session, change, status, by=by, on=on), dry_run=dry_run, diff=diff)

    command.__doc__ = about
    return command
