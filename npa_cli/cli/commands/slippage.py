"""`npa slippage`: how far commitments have moved from their dates."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from typer import Option

from npa_cli.cli import answers, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.views import slippage

EXAMPLES: Final = (
    "npa slippage",
    "npa slippage --by partner --period FY19/20-Q1",
    "npa slippage --priority 3 --format json",
)


@only_reads
def command(
    *,
    ids: options.Ids = None,
    by: Annotated[
        Literal["deliverable", "partner", "priority"],
        Option("--by", help="What a row of the table stands for."),
        only_reads,
    ] = "deliverable",
    filters: options.Filters,
    day: options.Day,
    of: options.OfPlan,
    form: options.TextOrJson,
) -> answers.Answer:
    """Show what has slipped. How late it is against its date as signed, and as approved since."""
    session = opening.open_session(of, day)
    view = slippage.build_slippage(session.plan, opening.select(session, ids, filters), session.as_at, by)
    return answers.answer(view, *form, is_whole=session.is_whole)
