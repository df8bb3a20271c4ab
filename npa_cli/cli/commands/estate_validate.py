"""`npa estate validate`: check the files of many plans."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from npa_cli.cli import options
from npa_cli.cli.declare import Argument, Option

NAME: Final = "estate validate"
EXAMPLES: Final = ("npa estate validate plans", "npa estate validate plans --format json")


def command(
    folders: Annotated[list[str], Argument(metavar="DIR...", help="Folders with plans in or under them.")],
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
    """Check the files of many plans. A row for each plan under the folders, and a total: how much was found in each.

    One plan that can't be read never stops the rest: its row says why.
    """
    from npa_cli.cli.estate_answer import answer_estate

    code = answer_estate(
        "validate", folders, format, output, as_at=None, jobs=jobs, engine=engine, scheduler=scheduler or ""
    )
    raise SystemExit(code)
