"""`npa boards`: who governs the plan, and when they meet."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import options
from npa_cli.cli.only_reads import only_reads

EXAMPLES: Final = ("npa boards", "npa boards NPHB", "npa boards --plan npa-2013", "npa boards --format json")


@only_reads
def command(
    codes: Annotated[
        list[str] | None, Argument(metavar="[BODY]...", help="Only these, in full: NPHB."), only_reads
    ] = None,
    as_at: options.AsAt = None,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: options.TextJsonOrCsv = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """Show who governs the plan. Boards and when they meet, what is taken to them, scrutiny, and disputes."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.session import exit_code, open_session
    from npa_cli.progress.select import read_board
    from npa_cli.views.boards import build_boards

    session = open_session(data=data, plan_id=plan, as_at=as_at)
    chosen = tuple(read_board(session.plan, each) for each in codes or ())
    view = build_boards(session.plan, session.assess(), session.as_at, chosen)
    write(view, format, output)
    raise SystemExit(exit_code(session))
