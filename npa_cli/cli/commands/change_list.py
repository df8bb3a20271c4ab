"""`npa change list`: what was proposed and decided."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import options

EXAMPLES: Final = ("npa change list", "npa change list --format json")


def command(
    plan: options.PlanId = None,
    data: options.Data = None,
    format: options.TextJsonOrCsv = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """List the changes to the signed plan. Proposed, approved, rejected and withdrawn, in the order of the file."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.session import exit_code, open_session
    from npa_cli.views.changes import ChangesView

    session = open_session(data=data, plan_id=plan)
    write(ChangesView(session.plan), format, output)
    raise SystemExit(exit_code(session))
