"""`npa change list`: what was proposed and decided."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Option

from npa_cli.cli import answers, names, opening, options
from npa_cli.views import changes

EXAMPLES: Final = (
    "npa change list",
    "npa change list --status proposed",
    "npa change list -p 3 --as-at 2019-06-18 --data examples/riverside",
    "npa change list --format json",
)


def command(
    *,
    owned: options.Owned,
    status: Annotated[
        list[str] | None,
        Option(
            "--status", metavar="STATUS", autocompletion=names.change_statuses, help="Only those that are so: proposed."
        ),
    ] = None,
    day: options.Day,
    of: options.OfPlan,
    form: options.TextJsonOrCsv,
) -> answers.Answer:
    """List the changes to the signed plan. Proposed, approved, rejected and withdrawn, in the order of the file."""
    session = opening.open_session(of, day)
    asked = opening.owned(session, owned)
    view = changes.build_changes(session.plan, session.as_at, asked, statuses=status or ())
    return answers.answer(view, *form, is_whole=session.is_whole)
