"""`npa update`: one deliverable's entry in the right return."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import assured_options, names, options, revisions
from npa_cli.work import revise, update
from npa_cli.work import session as plan_session

EXAMPLES: Final = (
    "npa update P1.2.2 --status complete --actual 2019-07-12 --evidence https://example.org --data practice",
    "npa update P3.1.3 --period FY19/20-Q1 --status in_progress --rag green --data practice --diff",
    "npa update P2.1.2 --status superseded --superseded-by P2.1.3 --data practice --dry-run",
    "npa update P2.1.1 --period FY19/20-Q2 --no-change --data practice --dry-run",
)


def command(
    *,
    what: Annotated[
        str, Argument(metavar="ID", autocompletion=names.items, help="The deliverable's id, such as P3.1.2.")
    ],
    status: Annotated[
        str | None, Option(autocompletion=names.statuses, help="Where the work is: in_progress, complete …")
    ] = None,
    rag: Annotated[
        str | None,
        Option(
            autocompletion=names.rags, help="Your confidence: green, amber or red, or a word of the plan's own scale."
        ),
    ] = None,
    forecast: Annotated[str | None, Option(metavar="DATE", help="When you expect it done.")] = None,
    actual: Annotated[str | None, Option(metavar="DATE", help="The day it was done.")] = None,
    occurrence: Annotated[str | None, Option(metavar="DATE", help="Which turn of a recurring one.")] = None,
    superseded_by: Annotated[
        str | None,
        Option(metavar="ID", autocompletion=names.items, help="What takes its place, if it is superseded: P3.1.4."),
    ] = None,
    narrative: Annotated[str | None, Option(metavar="TEXT", help="What happened, briefly.")] = None,
    path_to_green: Annotated[str | None, Option(metavar="TEXT", help="What will bring it back.")] = None,
    ask: Annotated[str | None, Option(metavar="TEXT", help="What the board is asked for.")] = None,
    evidence: Annotated[list[str] | None, Option(metavar="URL", help="Where the result can be seen.")] = None,
    no_change: Annotated[bool, Option("--no-change", help="Still as last reported.")] = False,
    partner: Annotated[
        str | None,
        Option(metavar="CODE", autocompletion=names.partners, help="Whose return, if not the reporting partner's."),
    ] = None,
    period: options.ReturnPeriod = None,
    on: Annotated[str | None, Option(metavar="DATE", help="The day it is said.", show_default="today")] = None,
    own: options.OwnValues = None,
    assured: assured_options.Assured,
    writing: options.Writing,
    of: options.OfPlan,
) -> None:
    """Report on one deliverable. It goes into its reporting partner's return for the round, made if need be.

    Without --period, that is the last round that has ended, while its return is not approved and unless --actual is
    later; then, and if none has ended, the running one; after the plan's end, its last. npa says which, and from
    when the report counts.
    """

    def work_out(session: plan_session.Session) -> revise.Revision:
        entry = update.read_entry(
            session.plan,
            status=status, rag=rag, forecast=forecast, actual=actual, occurrence=occurrence, narrative=narrative,
            superseded_by=superseded_by, path_to_green=path_to_green, ask=ask, evidence=evidence,
            assured=assured._asdict(),
        )  # fmt: skip
        how = {"partner": partner, "period": period, "on": on}
        return update.revision_of(session, what, entry, own or (), no_change=no_change, **how)

    revisions.make_revision(of, work_out, writing)
