"""`npa decisions`: what was decided, by whom and why."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Option

from npa_cli.cli import answers, names, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.progress import select
from npa_cli.views import decisions

EXAMPLES: Final = ("npa decisions", "npa decisions --board RPB", "npa decisions -p 1", "npa decisions --format csv")


@only_reads
def command(
    *,
    ids: options.Ids = None,
    priorities: options.Priorities = None,
    board: Annotated[
        list[str] | None,
        Option("--board", metavar="CODE", autocompletion=names.boards, help="Only what this body decided: NPHB."),
        only_reads,
    ] = None,
    day: options.Day,
    of: options.OfPlan,
    form: options.TextJsonOrCsv,
) -> answers.Answer:
    """List the decisions taken. The latest last, with what each touches, why, and where it is minuted."""
    session = opening.open_session(of, day)
    asked = opening.owned(session, options.Owned(ids, priorities))
    boards = tuple(select.read_board(session.plan, each) for each in board or ())
    view = decisions.build_decisions(session.plan, session.as_at, asked, boards=boards)
    return answers.answer(view, *form, is_whole=session.is_whole)
