"""`npa estate validate`: check the files of many plans."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import answers, estate_answer, estate_options, options

EXAMPLES: Final = ("npa estate validate data", "npa estate validate data --format json")


def command(
    *,
    folders: estate_options.PlanFolders,
    processes: estate_options.Processes,
    form: options.TextJsonOrCsv,
) -> answers.Answer:
    """Check the files of many plans. A row for each plan under the folders, and a total: how much was found in each.

    One plan that can't be read never stops the rest: its row says why.
    """
    return estate_answer.answer_estate("validate", folders, options.Day(), processes, form)
