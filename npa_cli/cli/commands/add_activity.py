"""`npa add activity`: a new activity, with its first deliverable."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import names, options, revisions
from npa_cli.work import add, revise
from npa_cli.work import session as plan_session

EXAMPLES: Final = (
    'npa add activity P3 "Train reception staff." --theme Training --lead NHSE --timeframe "FY19/20 Q2"',
    'npa add activity 3 "Train reception staff." --theme Training --lead NHSE --timeframe Ongoing --dry-run',
)


def command(
    *,
    under: Annotated[
        str,
        Argument(metavar="PRIORITY", autocompletion=names.priorities, help="The priority it belongs to, such as P3."),
    ],
    text: Annotated[str, Argument(metavar="TEXT", help="What will be done.")],
    lead: Annotated[
        list[str] | None,
        Option(
            metavar="CODE",
            autocompletion=names.partners,
            help="Who leads; once for each partner.",
            show_default="the plan names nobody",
        ),
    ] = None,
    timeframe: Annotated[
        str | None,
        Option(
            metavar="WORDS",
            autocompletion=names.periods,
            help="When its first deliverable is due.",
            show_default="the plan gives none",
        ),
    ] = None,
    theme: Annotated[
        str | None, Option(metavar="TITLE", autocompletion=names.titles, help="The theme; a new title makes one.")
    ] = None,
    deliverable: Annotated[
        str | None, Option(metavar="TEXT", help="Its first deliverable.", show_default="the activity's own words")
    ] = None,
    own: options.OwnValues = None,
    writing: options.Writing,
    of: options.OfPlan,
) -> None:
    """Add an activity, under the next free id. An id that was ever used before is not used again."""

    def work_out(session: plan_session.Session) -> revise.Revision:
        return add.new_activity(
            session,
            under,
            text,
            theme=theme,
            leads=lead or (),
            deliverable=deliverable,
            timeframe=timeframe,
            own=own or (),
        )

    revisions.make_revision(of, work_out, writing)
