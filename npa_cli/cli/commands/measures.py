"""`npa measures`: what is counted, and what it comes to."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import options
from npa_cli.cli.only_reads import only_reads

EXAMPLES: Final = (
    "npa measures",
    "npa measures --plan west-midlands-2010",
    "npa measures P1 --as-at 2019-07-01",
    "npa measures --format json",
)


@only_reads
def command(
    ids: options.Ids = None,
    priority: options.Priorities = None,
    period: options.Period = None,
    as_at: options.AsAt = None,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: options.TextJsonOrCsv = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """Show how success is measured. The latest reading, how it moved, and whether the target is met."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.session import exit_code, open_session
    from npa_cli.progress.measures.select import verdicts_about
    from npa_cli.views.measures import MeasuresView

    session = open_session(data=data, plan_id=plan, as_at=as_at, period=period)
    found = verdicts_about(session.plan, session.as_at, [*(ids or ()), *(priority or ())])
    write(MeasuresView(found, session.as_at), format, output)
    raise SystemExit(exit_code(session))
