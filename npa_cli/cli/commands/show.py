"""`npa show`: one thing, in full."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import names, options
from npa_cli.cli.only_reads import only_reads

EXAMPLES: Final = (
    "npa show P3.1.2",
    "npa show 3.1",
    "npa show PHE",
    "npa show npa-2013:NOMS",
    "npa show P3.1.2 --format json",
)


@only_reads
def command(
    what: Annotated[
        str,
        Argument(
            metavar="ID",
            autocompletion=names.items,
            help="An id such as P3, 3.1 or P3.1.2, or a partner's code; npa-2013:NOMS of another plan.",
        ),
        only_reads,
    ],
    period: options.Period = None,
    as_at: options.AsAt = None,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: options.TextOrJson = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """Show one thing in full. Everything the plan says about a priority, activity, deliverable or partner."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.session import exit_code, open_session, select
    from npa_cli.views.show import show_item
    from npa_cli.work.sister_plans import item_of, plans_beside

    named, colon, there = what.partition(":")
    if colon:  # as show and trace print what is of another plan: npa-2013:NOMS
        plan, what = named.strip(), there
    session = open_session(data=data, plan_id=plan, as_at=as_at, period=period)
    partner = session.plan.partner(what.strip())
    if partner is not None:
        from npa_cli.views.show_partner import show_partner

        shown = show_partner(session.plan, partner, session.assess(), session.as_at, plans_beside(session))
    else:
        item_id = item_of(session, what)
        shown = show_item(session.plan, select(session, ids=[item_id]), item_id, session.as_at)
    write(shown, format, output)
    raise SystemExit(exit_code(session))
