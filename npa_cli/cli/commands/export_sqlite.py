"""`npa export sqlite`: the plan as a database for other programs."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import answers, opening, options
from npa_cli.work.formats import database

EXAMPLES: Final = (
    "npa export sqlite plan.db",
    "npa export sqlite plan.db --period FY18/19-Q3",
    "npa export sqlite all.db --plan all",
)


def command(
    *,
    file: Annotated[str, Argument(metavar="FILE", help="The database to write: plan.db, plan.sqlite or plan.sqlite3.")],
    day: options.Day,
    of: options.OfPlan,
    force: options.Force = False,
) -> answers.Answer:
    """Write the plan as a SQLite file. For datasette and other programs; the tables are those of npa sql.

    With --plan all, they have the rows of all plans, and a column `plan` in front.
    """
    sessions = opening.open_sessions(of, day, sections=True)
    is_whole = all(each.is_whole for each in sessions)
    return answers.answer(database.whole_database(sessions), "sqlite", file, force, is_whole=is_whole)
