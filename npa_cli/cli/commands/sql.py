"""`npa sql`: the plan asked in SQL."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import answers, opening, options
from npa_cli.views import query as view
from npa_cli.work.formats import database

EXAMPLES: Final = (
    "npa sql",
    "npa sql \"select priority, count(*) from ratings where rating = 'not_reported' group by priority\"",
    'npa sql "select * from slippage limit 10" --as-at 2019-07-01 --format csv',
    'npa sql --plan all "select plan, count(*) from deliverable group by plan"',
)


def command(
    *,
    query: Annotated[str | None, Argument(metavar="[SELECT]", help="A question in SQLite's SQL.")] = None,
    day: options.Day,
    of: options.OfPlan,
    form: options.TextMarkdownJsonOrCsv,
) -> answers.Answer:
    """Ask the plan in SQL. Without a question, the tables there are. It only reads.

    With --plan all, every table has the rows of all plans, and a column `plan` in front.
    """
    if query is None:
        return answers.answer(view.TablesView(), *form)
    sessions = opening.open_sessions(of, day, sections=True)
    is_whole = all(each.is_whole for each in sessions)
    return answers.answer(view.QueryView(*database.run_query(sessions, query)), *form, is_whole=is_whole)
