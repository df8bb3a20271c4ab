"""`npa guard`: whether a change is one that a partner may make."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Option

from npa_cli.cli import answers, names, opening, options
from npa_cli.work import guard

EXAMPLES: Final = (
    "npa guard --base origin/main --partner PHE",
    "npa guard --base origin/main --author returns@phe.example.org",
    "npa guard --base main --partner HMPPS --format json",
)


def command(
    *,
    base: Annotated[
        str,
        Option(
            "--base",
            metavar="REF",
            autocompletion=names.revisions,
            help="What it is a change from: the commit that both share.",
        ),
    ],
    partner: Annotated[
        str | None, Option("--partner", metavar="CODE", autocompletion=names.partners, help="Whose change it is: PHE.")
    ] = None,
    author: Annotated[
        str | None,
        Option(metavar="TEAM", help="Whose change it is, by the e-mail or team that guard.yaml of the base has."),
    ] = None,
    of: options.OfPlan,
    form: options.TextMarkdownOrJson,
) -> answers.Answer:
    """Say whether a partner may make a change. Its own returns, its readings, and words and actions of its risks.

    All else is the secretariat's alone: signed words, decisions, what others report. Ends with 1 if something is
    not the partner's to change, and tells what, which field, and who may.
    """
    session = opening.open_session(of, sections=True)
    view = guard.check_change(session, base, partner, author)
    return answers.answer(view, *form, is_whole=not view.unread, is_amiss=bool(view.refused))
