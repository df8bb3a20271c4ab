"""`npa add priority`: a new priority, in a file of its own."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import options

EXAMPLES: Final = (
    'npa add priority "Dental care" --statement "Improve access to dental care."',
    'npa add priority "Dental care" --statement "Improve access to dental care." --dry-run',
)


def command(
    title: Annotated[str, Argument(metavar="TITLE", help="A short name for tables.")],
    statement: Annotated[str, Option(metavar="TEXT", help="What the partners agree to do.")],
    measure: Annotated[str | None, Option(metavar="TEXT", help="How they will know.")] = None,
    dry_run: options.DryRun = False,
    diff: options.Diff = False,
    plan: options.PlanId = None,
    data: options.Data = None,
) -> None:
    """Add a priority, under the next free id. An id that was ever used before is not used again."""
    from npa_cli.cli.revisions import make_revision
    from npa_cli.cli.session import open_session
    from npa_cli.work.add import new_priority

    session = open_session(data=data, plan_id=plan)
    make_revision(
        session, new_priority(session, title, statement=statement, measure=measure), dry_run=dry_run, diff=diff
    )
