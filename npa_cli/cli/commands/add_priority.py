"""`npa add priority`: a new priority, in a file of its own."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import options, revisions
from npa_cli.work import add, revise
from npa_cli.work import session as plan_session

EXAMPLES: Final = (
    'npa add priority "Dental care" --statement "Improve access to dental care."',
    'npa add priority "Dental care" --statement "Improve access to dental care." --dry-run',
)


def command(
    *,
    title: Annotated[str, Argument(metavar="TITLE", help="A short name for tables.")],
    statement: Annotated[str, Option(metavar="TEXT", help="What the partners agree to do.")],
    measure: Annotated[str | None, Option(metavar="TEXT", help="How they will know.")] = None,
    writing: options.Writing,
    of: options.OfPlan,
) -> None:
    """Add a priority, under the next free id. An id that was ever used before is not used again."""

    def work_out(session: plan_session.Session) -> revise.Revision:
        return add.new_priority(session, title, statement=statement, measure=measure)

    revisions.make_revision(of, work_out, writing)
