"""`npa show`: one thing, in full."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import answers, names, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.views import show, show_partner
from npa_cli.work import sister_plans

EXAMPLES: Final = (
    "npa show P3.1.2",
    "npa show 3.1",
    "npa show PHE",
    "npa show npa-2013:NOMS",
    "npa show P3.1.2 --format json",
)


@only_reads
def command(
    *,
    what: Annotated[
        str,
        Argument(
            metavar="ID",
            autocompletion=names.items,
            help="An id such as P3, 3.1 or P3.1.2, or a partner's code; npa-2013:NOMS of another plan.",
        ),
        only_reads,
    ],
    day: options.Day,
    of: options.OfPlan,
    form: options.TextOrJson,
) -> answers.Answer:
    """Show one thing in full. Everything the plan says about a priority, activity, deliverable or partner."""
    named, colon, there = what.partition(":")
    if colon:  # as show and trace print what is of another plan: npa-2013:NOMS
        of, what = of._replace(plan=named.strip()), there
    session = opening.open_session(of, day)
    partner = session.plan.partner(what.strip())
    if partner is not None:
        beside = sister_plans.plans_beside(session)
        view = show_partner.show_partner(session.plan, partner, session.assess(), session.as_at, beside)
    else:
        item = sister_plans.item_of(session, what)
        view = show.show_item(session.plan, session.under(item), item, session.as_at)
    return answers.answer(view, *form, is_whole=session.is_whole)
