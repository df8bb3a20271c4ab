"""`npa estate status`: show how many plans stand."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import options

EXAMPLES: Final = (
    "npa estate status plans",
    "npa estate status north south --as-at 2019-04-01 --format csv",
    "npa estate status plans --period FY18/19-Q3",
    "npa estate status plans --jobs 1",
)


def command(
    folders: options.PlanFolders,
    period: options.Period = None,
    as_at: options.AsAt = None,
    jobs: options.Jobs = None,
    engine: options.Engine = "processes",
    scheduler: options.Scheduler = None,
    format: options.TextJsonOrCsv = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """Show how many plans stand. A row for each plan under the folders, and a total.

    One plan that can't be read never stops the rest: its row says why.
    """
    from npa_cli.cli.estate_answer import answer_estate

    code = answer_estate(
        "status",
        folders,
        format,
        output,
        as_at=as_at,
        period=period,
        jobs=jobs,
        engine=engine,
        scheduler=scheduler or "",
    )
    raise SystemExit(code)
