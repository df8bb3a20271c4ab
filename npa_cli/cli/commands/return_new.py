"""`npa return new`: a return to fill in."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import options

EXAMPLES: Final = (
    "npa return new --partner PHE --period FY18/19-Q3",
    "npa return new --partner PHE --period FY18/19-Q3 --dry-run",
)


def command(
    partner: options.OnePartner,
    period: options.OnePeriod,
    dry_run: options.DryRun = False,
    plan: options.PlanId = None,
    data: options.Data = None,
) -> None:
    """Write a return for a partner to fill in. Its open deliverables and those due this and next quarter are in it."""
    from npa_cli.cli.revisions import make_revision
    from npa_cli.cli.session import open_session
    from npa_cli.progress.expected import expected_of
    from npa_cli.render.return_form import render_return_form
    from npa_cli.views.return_form import build_return_form
    from npa_cli.work.revise import Revision, schema_line

    session = open_session(data=data, plan_id=plan)
    code, quarter = session.partner(partner), session.quarter(period)
    form = build_return_form(code, quarter, expected_of(session.plan, code, quarter))
    name = f"returns/{quarter.file_name}/{code}.yaml"
    text = render_return_form(partner=code, period=quarter.label, head=form.head, entries=form.entries)
    head = schema_line(session.loaded.source.root, name)
    make_revision(
        session, Revision(name, lambda _: (head + text).encode(), must_be_new=True), dry_run=dry_run, diff=False
    )
