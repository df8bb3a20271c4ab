"""`npa change propose`: a change to the signed plan, for the board to decide."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from typer import Argument, Option

from npa_cli.cli import names, options, revisions
from npa_cli.work import change, revise
from npa_cli.work import session as plan_session

EXAMPLES: Final = (
    'npa change propose P1.2.2 --to "FY19/20 Q3" --reason dependency --narrative "Waits for it." --data practice',
    "npa change propose P1.2 --field leads --to RC --to RHT --reason scope --data practice --dry-run",
)


def command(
    *,
    what: Annotated[
        str, Argument(metavar="ID", autocompletion=names.items, help="The deliverable or activity, such as P1.2.2.")
    ],
    to: Annotated[
        list[str],
        Option(
            metavar="WORDS", autocompletion=names.new_words, help="The new words; for leads, once for each partner."
        ),
    ],
    reason: Annotated[
        Literal["dependency", "resource", "funding", "policy", "legislation", "scope", "estimate", "other"],
        Option(help="Why, from the closed list."),
    ],
    field: Annotated[
        Literal["timeframe", "text", "leads", "measure"], Option(help="What of it is to change.")
    ] = "timeframe",
    narrative: Annotated[str | None, Option(metavar="TEXT", help="Why, in a sentence.")] = None,
    by: Annotated[
        str | None, Option(metavar="WHO", autocompletion=names.partners, help="The partner or role that asks.")
    ] = None,
    on: Annotated[str | None, Option(metavar="DATE", help="The day it is asked.", show_default="today")] = None,
    writing: options.Writing,
    of: options.OfPlan,
) -> None:
    """Propose a change to the signed plan. It has no effect until it is approved."""

    def work_out(session: plan_session.Session) -> revise.Revision:
        return change.proposal(session, what, field=field, to=to, reason=reason, narrative=narrative, by=by, on=on)

    revisions.make_revision(of, work_out, writing)
