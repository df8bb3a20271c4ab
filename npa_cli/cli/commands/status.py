"""`npa status`: how the plan stands."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import options
from npa_cli.cli.only_reads import only_reads

EXAMPLES: Final = (
    "npa status",
    "npa status --priority 3",
    "npa status -p 3 --as-at 2019-04-01 --why",
    "npa status --period FY18/19-Q3 --by partner",
    "npa status 3.1 --format json",
)


@only_reads
def command(
    ids: options.Ids = None,
    priority: options.Priorities = None,
    partner: options.Partners = None,
    theme: options.Themes = None,
    status: options.Statuses = None,
    rating: options.Ratings = None,
    period: options.Period = None,
    as_at: options.AsAt = None,
    by: options.ByGroup = "priority",
    why: options.Why = False,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: options.TextJsonOrCsv = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """Show how the plan stands. A table by priority, or every deliverable of the priorities or ids you name."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.session import exit_code, open_session, select
    from npa_cli.views.status import build_status

    within = () if theme else (*(ids or ()), *(priority or ()))
    session = open_session(data=data, plan_id=plan, as_at=as_at, period=period, within=within)
    selected = select(
        session, ids=ids, priorities=priority, partners=partner, themes=theme, statuses=status, ratings=rating
    )
    detailed = bool(ids or priority or why)
    view = build_status(session.plan, selected, session.as_at, by=by, detailed=detailed, why=why)
    write(view, format, output)
    raise SystemExit(exit_code(session))
