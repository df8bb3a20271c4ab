"""`npa change propose`: a change to the signed plan, for the board to decide."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from typer import Argument, Option

from npa_cli.cli import names, options

EXAMPLES: Final = (
    'npa change propose P8.2.1 --to "FY19/20 Q3" --reason dependency --narrative "Waits for the new contract."',
    "npa change propose P8.2 --field leads --to NHSE --to HMPPS --reason scope --dry-run",
)


def command(
    what: Annotated[
        str, Argument(metavar="ID", autocompletion=names.items, help="The deliverable or activity, such as P8.2.1.")
    ],
    to: Annotated[list[str], Option(metavar="WORDS", help="The new words; for leads, once for each partner.")],
    reason: Annotated[
        Literal["dependency", "resource", "funding", "policy", "legislation", "scope", "estimate", "other"],
        Option(help="Why, from the closed list."),
    ],
    field: Annotated[
        Literal["timeframe", "text", "leads", "measure"], Option(help="What of it is to change.")
    ] = "timeframe",
    narrative: Annotated[str | None, Option(metavar="TEXT", help="Why, in a sentence.")] = None,
    by: Annotated[str | None, Option(metavar="WHO", help="The partner or role that asks.")] = None,
    on: Annotated[str | None, Option(metavar="DATE", help="The day it is asked.", show_default="today")] = None,
    dry_run: options.DryRun = False,
    diff: options.Diff = False,
    plan: options.PlanId = None,
    data: options.Data = None,
) -> None:
    """Propose a change to the signed plan. It has no effect until it is approved."""
    from npa_cli.cli.revisions import make_revision
    from npa_cli.cli.session import open_session
    from npa_cli.work.change import proposal

    session = open_session(data=data, plan_id=plan)
    revision = proposal(session, what, field=field, to=to, reason=reason, narrative=narrative, by=by, on=on)
    make_revision(session, revision, dry_run=dry_run, diff=diff)
