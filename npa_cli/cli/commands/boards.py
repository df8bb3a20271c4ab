"""`npa boards`: who governs the plan, and when they meet."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import answers, names, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.progress import select
from npa_cli.views import boards

EXAMPLES: Final = ("npa boards", "npa boards NPHB", "npa boards --plan npa-2013", "npa boards --format json")


@only_reads
def command(
    *,
    codes: Annotated[
        list[str] | None,
        Argument(metavar="[BODY]...", autocompletion=names.boards, help="Only these, in full: NPHB."),
        only_reads,
    ] = None,
    as_at: options.AsAt = None,
    of: options.OfPlan,
    form: options.TextJsonOrCsv,
) -> answers.Answer:
    """Show who governs the plan. Boards and when they meet, what is taken to them, scrutiny, and disputes."""
    session = opening.open_session(of, options.Day(as_at=as_at))
    chosen = tuple(select.read_board(session.plan, each) for each in codes or ())
    view = boards.build_boards(session.plan, session.assess(), session.as_at, chosen)
    return answers.answer(view, *form, is_whole=session.is_whole)
