"""`npa diff`: what is different between two versions of the plan, in words."""

from __future__ import annotations

import re
from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import answers, names, opening, options
from npa_cli.work import faults, versions

EXAMPLES: Final = (
    "npa diff",
    "npa diff main",
    "npa diff v1 v2 P3",
    "npa diff --since 2019-04-01",
    "npa diff main --format markdown",
    "npa diff refs/heads/P3",
)

_ID: Final = re.compile(r"P?[1-9][0-9]{0,3}(\.[1-9][0-9]{0,8}){0,2}", re.IGNORECASE)


def command(
    *,
    given: Annotated[
        list[str] | None,
        Argument(
            metavar="[A [B]] [ID]...",
            autocompletion=names.revisions_and_items,
            help="One or two commits, branches or tags; then ids: only what is about them.",
        ),
    ] = None,
    since: Annotated[
        str | None,
        Option(
            metavar="BOARD|DAY|TAG",
            autocompletion=names.boards_and_revisions,
            help="Compare with what this board last saw, the last commit before this day, or this tag.",
        ),
    ] = None,
    as_at: options.AsAt = None,
    of: options.OfPlan,
    form: options.TextMarkdownJsonOrHtml,
) -> answers.Answer:
    """Tell what is different between two versions of the plan. By id and field, whatever the layout of the files.

    Compares the last commit (HEAD), or A, with the files as they are; or A with B. Both are judged on one day. What
    looks like an id is one: a branch called P3 is refs/heads/P3. Ends with 3 if a part of one can't be read, which
    is named, or if git can't tell.
    """
    ids = [each for each in given or () if _ID.fullmatch(each)]
    revisions = [each for each in given or () if not _ID.fullmatch(each)]
    if len(revisions) > 2:
        raise faults.UsageFault(f"`{revisions[2]}`: two versions are compared; what follows them are ids, such as P3")
    session = opening.open_session(of, options.Day(as_at=as_at), sections=True)
    view = versions.compare_versions(session, revisions, since, ids)
    return answers.answer(view, *form, is_whole=not view.unread)
