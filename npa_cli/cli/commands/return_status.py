"""`npa return status`: who has reported on what."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import answers, opening, options
from npa_cli.views import return_status

EXAMPLES: Final = (
    "npa return status --period FY18/19-Q3",
    "npa return status --period FY18/19-Q3 --as-at 2018-12-14",
    "npa return status --period FY18/19-Q3 --format json",
)
_MOST_ROUNDS: Final = 8  # rounds in the matrix: two years of quarters


def command(
    *,
    period: options.ReturnsPeriod = None,
    as_at: options.AsAt = None,
    of: options.OfPlan,
    form: options.TextOrJson,
) -> answers.Answer:
    """Show who has reported on what. And what is silent, by name, and how the rounds before it went.

    --period says which returns, and --as-at the day: an entry of a round still running counts from the day after it
    was said.
    """
    session = opening.open_session(of, options.Day(as_at=as_at))
    quarter = session.reporting_round(period)
    view = return_status.build_return_status(session.plan, quarter, session.as_at, most_rounds=_MOST_ROUNDS)
    return answers.answer(view, *form, is_whole=session.is_whole)
