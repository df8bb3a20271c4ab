"""`npa risks`: what may happen, the highest score first."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Option

from npa_cli.cli import answers, names, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.model import register
from npa_cli.progress import select
from npa_cli.progress.registers import risk
from npa_cli.views import risks

EXAMPLES: Final = (
    "npa risks",
    "npa risks --band extreme --level lead",
    "npa risks -p 1 --partner RC",
    "npa risks --format csv",
)


@only_reads
def command(
    *,
    owned: options.Owned,
    level: options.Levels = None,
    band: Annotated[
        list[str] | None,
        Option("--band", metavar="BAND", autocompletion=names.bands, help="Only risks in this band: extreme."),
        only_reads,
    ] = None,
    day: options.Day,
    of: options.OfPlan,
    form: options.TextJsonOrCsv,
) -> answers.Answer:
    """List the open risks. By score, with how far each has moved, and a matrix of likelihood and impact."""
    session = opening.open_session(of, day)
    asked = opening.owned(session, owned)
    levels = select.read_values("level", register.ESCALATION_LEVELS, level)
    bands = select.read_values("band", risk.BANDS, band)
    view = risks.build_risks(session.plan, session.as_at, asked, levels=levels, bands=bands)
    return answers.answer(view, *form, is_whole=session.is_whole)
