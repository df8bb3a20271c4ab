"""`npa return status`: who has reported on what."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import answers, opening, options
from npa_cli.views import return_status

EXAMPLES: Final = ("npa return status --period FY18/19-Q3", "npa return status --period FY18/19-Q3 --format json")


def command(
    *,
    period: options.ReturnsPeriod = None,
    of: options.OfPlan,
    form: options.TextOrJson,
) -> answers.Answer:
    """Show who has reported on what. And what is silent, by name."""
    session = opening.open_session(of)
    view = return_status.build_return_status(session.plan, session.reporting_quarter(period), session.as_at)
    return answers.answer(view, *form, is_whole=session.is_whole)
