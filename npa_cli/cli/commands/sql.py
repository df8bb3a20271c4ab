"""`npa sql`: the plan asked in SQL."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from typer import Argument, Option

from npa_cli.cli import options

EXAMPLES: Final = (
    "npa sql",
    "npa sql \"select priority, count(*) from ratings where rating = 'off_track' group by priority\"",
    'npa sql "select * from slippage limit 10" --as-at 2019-07-01 --format csv',
)


def command(
    query: Annotated[str | None, Argument(metavar="[SELECT]", help="A question in SQLite's SQL.")] = None,
    period: options.Period = None,
    as_at: options.AsAt = None,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: Annotated[  # noqa: A002  # named as it is typed
        Literal["text", "markdown", "json", "csv"], Option("--format", "-f", help="How to write it.")
    ] = "text",
    output: options.Output = None,
) -> None:
    """Ask the plan in SQL. Without a question, the tables there are. It only reads."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.session import exit_code, open_session
    from npa_cli.views.query import QueryView, TablesView
    from npa_cli.work.database import run_query

    if query is None:
        write(TablesView(), format, output)
        return
    session = open_session(data=data, plan_id=plan, as_at=as_at, period=period)
    write(QueryView(*run_query(session, query)), format, output)
    raise SystemExit(exit_code(session))
