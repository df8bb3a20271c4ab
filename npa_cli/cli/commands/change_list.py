"""`npa change list`: what was proposed and decided."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import answers, opening, options
from npa_cli.views import changes

EXAMPLES: Final = ("npa change list", "npa change list --format json")


def command(
    *,
    of: options.OfPlan,
    form: options.TextJsonOrCsv,
) -> answers.Answer:
    """List the changes to the signed plan. Proposed, approved, rejected and withdrawn, in the order of the file."""
    session = opening.open_session(of)
    return answers.answer(changes.ChangesView(session.plan, session.as_at), *form, is_whole=session.is_whole)
