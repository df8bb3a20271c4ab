"""`npa export sqlite`: the plan as a database for other programs."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import options

EXAMPLES: Final = ("npa export sqlite plan.db", "npa export sqlite plan.db --period FY18/19-Q3")


def command(
    file: Annotated[str, Argument(metavar="FILE", help="The database to write; an older one is replaced.")],
    period: options.Period = None,
    as_at: options.AsAt = None,
    plan: options.PlanId = None,
    data: options.Data = None,
) -> None:
    """Write the plan as a SQLite file. For datasette and other programs; the tables are those of npa sql."""
    from npa_cli.cli.boundary import complain
    from npa_cli.cli.session import exit_code, open_session
    from npa_cli.work.database import export_sqlite

    session = open_session(data=data, plan_id=plan, as_at=as_at, period=period)
    export_sqlite(session, file)
    complain(f"wrote {file}")
    raise SystemExit(exit_code(session))
