"""`npa return status`: who has reported on what."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import options

EXAMPLES: Final = ("npa return status --period FY18/19-Q3", "npa return status --period FY18/19-Q3 --format json")


def command(
    period: options.OnePeriod,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: options.TextOrJson = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """Show who has reported on what. And what is silent, by name."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.session import exit_code, open_session
    from npa_cli.views.return_status import build_return_status

    session = open_session(data=data, plan_id=plan)
    status = build_return_status(session.plan, session.quarter(period))
    write(status, format, output)
    raise SystemExit(exit_code(session))
