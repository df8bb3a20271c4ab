"""`npa estate status`: show how many plans stand."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from npa_cli.cli import options
from npa_cli.cli.declare import Argument, Option

NAME: Final = "estate status"
EXAMPLES: Final = (
    "npa estate status plans",
    "npa estate status north south --as-at 2019-04-01 --format csv",
    "npa estate status plans --jobs 1",
)


def command(
    folders: Annotated[list[str], Argument(metavar="DIR...", help="Folders with plans in or under them.")],
    as_at: options.AsAt = None,
    jobs: Annotated[
        str | None, Option(metavar="N", help="Processes at once; 1 is this one alone.", show_default="one a core")
    ] = None,
    engine: Annotated[Literal["processes", "dask"], Option(help="Where the plans are read.")] = "processes",
    scheduler: Annotated[
        str | None, Option(metavar="ADDRESS", help="The cluster of --engine dask.", show_default=False)
    ] = None,
    format: options.TextJsonOrCsv = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """Show how many plans stand. A row for each plan under the folders, and a total.

    One plan that can't be read never stops the rest: its row says why.
    """
    from npa_cli.cli.estate_answer import answer_estate

    code = answer_estate(
        "status", folders, format, output, as_at=as_at, jobs=jobs, engine=engine, scheduler=scheduler or ""
    )
    raise SystemExit(code)
