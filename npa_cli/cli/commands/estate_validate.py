"""`npa estate validate`: check the files of many plans."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import options

EXAMPLES: Final = ("npa estate validate plans", "npa estate validate plans --format json")


def command(
    folders: options.PlanFolders,
    jobs: options.Jobs = None,
    engine: options.Engine = "processes",
    scheduler: options.Scheduler = None,
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
