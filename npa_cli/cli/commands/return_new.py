"""`npa return new`: a return to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from npa_cli.cli import options, revisions
from npa_cli.work import return_file, revise
from npa_cli.work import session as plan_session

EXAMPLES: Final = (
    "npa return new --partner PHE --period FY18/19-Q3 --dry-run",
    "npa return new --partner PHE --period FY18/19-Q3",
    "npa return new --partner all --period FY18/19-Q3 --dry-run",
)


def command(
    *,
    partner: options.OnePartner,
    period: options.ReturnsPeriod = None,
    writing: options.Writing,
    of: options.OfPlan,
) -> None:
    """Write a return for a partner to fill in. Its open deliverables and those due this and next round are in it.

    --partner all writes one for every partner with something to report and no return yet.
    """

    def work_out(session: plan_session.Session) -> Sequence[revise.Revision]:
        is_all = partner == "all" and session.plan.partner(partner) is None
        return (
            return_file.new_returns(session, period) if is_all else (return_file.new_return(session, partner, period),)
        )

    revisions.make_revisions(of, work_out, writing)
