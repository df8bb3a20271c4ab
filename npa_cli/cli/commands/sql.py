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
        Literal["text", "markdown", "json", "csv"],
        Option("--format", "-f", help="How to write it."),
    ] = "text",
    output: options.Output = None,
) -> None:
    """Ask the plan in SQL. Without a question, the tables there are. It only reads."""
    from npa_cli.cli.answer import answer
    from npa_cli.cli.session import open_session
    from npa_cli.views.query import query_document, query_payload, tables_document, tables_payload
    from npa_cli.work.database import run_query

    if query is None:
        answer("tables", format, output, document=tables_document, payload=tables_payload)
        return
    session = open_session(data=data, plan_id=plan, as_at=as_at, period=period)
    columns, rows = run_query(session, query)
    answer(
        "rows",
        format,
        output,
        document=lambda: query_document(columns, rows),
        payload=lambda: query_payload(columns, rows),
        rows=lambda: (columns, [dict(zip(columns, row, strict=True)) for row in rows]),
    )
    raise SystemExit(session.exit_code)
