"""`npa measures`: what is counted, and what it comes to."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Option

from npa_cli.cli import answers, names, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.progress.measures import select
from npa_cli.views import measures, period_note

EXAMPLES: Final = (
    "npa measures",
    "npa measures --plan west-midlands-2010",
    "npa measures P1 --as-at 2019-07-01",
    "npa measures --format json",
)


@only_reads
def command(
    *,
    ids: options.Ids = None,
    priorities: options.Priorities = None,
    partners: Annotated[
        list[str] | None,
        Option("--partner", metavar="CODE", autocompletion=names.partners, help="Only what this partner reads: PHE."),
        only_reads,
    ] = None,
    day: options.Day,
    of: options.OfPlan,
    form: options.TextJsonOrCsv,
) -> answers.Answer:
    """Show how success is measured. The latest reading, how it moved, and whether the target is met."""
    session = opening.open_session(of, day)
    wanted = [*(ids or ()), *(priorities or ())]
    found = select.measures_about(session.plan, session.as_at, wanted, session.partners(partners or ()))
    period = period_note.period_note(session.plan, session.as_at)
    return answers.answer(measures.MeasuresView(found, session.as_at, period), *form, is_whole=session.is_whole)
