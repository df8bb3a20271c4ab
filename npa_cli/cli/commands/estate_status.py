"""`npa estate status`: show how many plans stand."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import answers, estate_answer, estate_options, options

EXAMPLES: Final = (
    "npa estate status data",
    "npa estate status data examples --as-at 2019-04-01 --format csv",
    "npa estate status data --period FY18/19-Q3",
    "npa estate status data --jobs 1",
)


def command(
    *,
    folders: estate_options.PlanFolders,
    day: options.Day,
    processes: estate_options.Processes,
    form: options.TextJsonOrCsv,
) -> answers.Answer:
    """Show how many plans stand. A row for each plan under the folders, and a total.

    One plan that can't be read never stops the rest: its row says why.
    """
    return estate_answer.answer_estate("status", folders, day, processes, form)
