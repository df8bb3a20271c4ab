"""`npa add deliverable`: a new deliverable of an activity."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import names, options, revisions
from npa_cli.work import add, revise
from npa_cli.work import session as plan_session

EXAMPLES: Final = (
    'npa add deliverable P3.1 "Guidance published" --timeframe "FY19/20 Q2"',
    "npa add deliverable 3.1 --timeframe Quarterly --dry-run",
)


def command(
    *,
    under: Annotated[
        str,
        Argument(metavar="ACTIVITY", autocompletion=names.activities, help="The activity it belongs to, such as P3.1."),
    ],
    text: Annotated[str | None, Argument(metavar="[TEXT]", help="What there will be.")] = None,
    timeframe: Annotated[
        str | None,
        Option(
            metavar="WORDS",
            autocompletion=names.periods,
            help="When it is due, such as FY19/20 Q2.",
            show_default="the plan gives none",
        ),
    ] = None,
    lead: Annotated[
        list[str] | None,
        Option(
            metavar="CODE",
            autocompletion=names.partners,
            help="Who leads it; once for each partner.",
            show_default="whoever leads the activity",
        ),
    ] = None,
    own: options.OwnValues = None,
    writing: options.Writing,
    of: options.OfPlan,
) -> None:
    """Add a deliverable, under the next free id. An id that was ever used before is not used again."""

    def work_out(session: plan_session.Session) -> revise.Revision:
        return add.new_deliverable(session, under, text, timeframe=timeframe, leads=lead or (), own=own or ())

    revisions.make_revision(of, work_out, writing)
