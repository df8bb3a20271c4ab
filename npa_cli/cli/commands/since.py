"""`npa since`: what changed since a board last met."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import answers, names, opening, options
from npa_cli.work import versions

EXAMPLES: Final = (
    "npa since NPHB",
    "npa since 2019-04-16",
    "npa since board/NPHB/2019-04-16 --format markdown",
    "npa since v1 --format json",
)


def command(
    *,
    then: Annotated[
        str,
        Argument(
            metavar="BOARD|DAY|TAG|COMMIT",
            autocompletion=names.boards_and_revisions,
            help="A board, of which the last meeting is meant; a day; a tag.",
        ),
    ],
    as_at: options.AsAt = None,
    of: options.OfPlan,
    form: options.TextMarkdownJsonOrHtml,
) -> answers.Answer:
    """Tell what changed since a board last met. What happened, what was decided, and what was put right.

    In at most 150 words; `npa diff --since` tells all of it. What was reported or signed then and has been altered
    since is told as put right. The commit compared with is named, and the rule that chose it: the tag that `npa board
    close` made, else the last commit before the meeting. Ends with 3 if none is known.
    """
    session = opening.open_session(of, options.Day(as_at=as_at), sections=True)
    view = versions.since_then(session, then)
    return answers.answer(view, *form, is_whole=not view.compared.unread)
