"""`npa escalations`: what has been taken up, and to whom."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import answers, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.model import register
from npa_cli.progress import select
from npa_cli.views import escalations

EXAMPLES: Final = (
    "npa escalations",
    "npa escalations --level board",
    "npa escalations -p 1",
    "npa escalations --format json",
)


@only_reads
def command(
    *,
    owned: options.Owned,
    level: options.Levels = None,
    day: options.Day,
    of: options.OfPlan,
    form: options.TextJsonOrCsv,
) -> answers.Answer:
    """List what has been taken up. To whom, why, what came back, and what the board should know and does not."""
    session = opening.open_session(of, day)
    asked = opening.owned(session, owned)
    levels = select.read_values("level", register.ESCALATION_LEVELS, level)
    view = escalations.build_escalations(session.plan, session.as_at, asked, levels=levels)
    return answers.answer(view, *form, is_whole=session.is_whole)
