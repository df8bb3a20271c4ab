"""`npa return new`: a return to fill in."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import opening, options, revisions
from npa_cli.progress import expected
from npa_cli.render import return_form
from npa_cli.views import return_form as view
from npa_cli.work import revise

EXAMPLES: Final = (
    "npa return new --partner PHE --period FY18/19-Q3",
    "npa return new --partner PHE --period FY18/19-Q3 --dry-run",
)


def command(
    *,
    partner: options.OnePartner,
    period: options.OnePeriod,
    dry_run: options.DryRun = False,
    of: options.OfPlan,
) -> None:
    """Write a return for a partner to fill in. Its open deliverables and those due this and next quarter are in it."""
    session = opening.open_session(of)
    code, quarter = session.partner(partner), session.quarter(period)
    form = view.build_return_form(code, quarter, expected.expected_of(session.plan, code, quarter))
    name = f"returns/{quarter.file_name}/{code}.yaml"
    text = return_form.render_return_form(partner=code, period=quarter.label, head=form.head, entries=form.entries)
    revision = revise.Revision(name, lambda start: start, text, must_be_new=True)
    revisions.make_revision(session, revision, options.Writing(dry_run))
