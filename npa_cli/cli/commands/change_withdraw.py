"""`npa change withdraw`: the decision on a proposed change."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from npa_cli.cli import options

NAME: Final = "change withdraw"
EXAMPLES: Final = ("npa change withdraw CHG-004 --by NPHB --on 2019-06-18",)


def command(
    change: options.ChangeId,
    by: Annotated[str, typer.Option(metavar="BODY", help="Who decided.")],
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day it was decided.", show_default="today")
    ] = None,
    dry_run: options.DryRun = False,
    diff: options.Diff = False,
    plan: options.PlanId = None,
    data: options.Data = None,
) -> None:
    """Withdraw a proposed change. It stays on record and has no effect."""
    from npa_cli.cli.change_entry import decision
    from npa_cli.cli.revise import revise
    from npa_cli.cli.session import open_session

    session = open_session(data=data, plan_id=plan)
    revise(session, decision(session, change, "withdrawn", by=by, on=on), dry_run=dry_run, diff=diff)
