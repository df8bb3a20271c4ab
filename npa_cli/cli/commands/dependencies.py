"""`npa dependencies`: what waits for what."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Option

from npa_cli.cli import answers, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.views import dependencies

EXAMPLES: Final = (
    "npa dependencies",
    "npa dependencies --late",
    "npa dependencies -p 1",
    "npa dependencies --format json",
)


@only_reads
def command(
    *,
    owned: options.Owned,
    late: Annotated[bool, Option("--late", help="Only those not there when they are needed."), only_reads] = False,
    day: options.Day,
    of: options.OfPlan,
    form: options.TextJsonOrCsv,
) -> answers.Answer:
    """List what waits for what. Those that will not be there when they are needed come first."""
    session = opening.open_session(of, day)
    asked = opening.owned(session, owned)
    view = dependencies.build_dependencies(session.plan, session.assess(), session.as_at, asked, late=late)
    return answers.answer(view, *form, is_whole=session.is_whole)
