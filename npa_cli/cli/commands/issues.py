"""`npa issues`: what has happened and needs settling, the most severe first."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Option

from npa_cli.cli import answers, names, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.model import register
from npa_cli.progress import select
from npa_cli.views import issues

EXAMPLES: Final = (
    "npa issues",
    "npa issues --severity high --level board",
    "npa issues -p 1",
    "npa issues --format csv",
)


@only_reads
def command(
    *,
    owned: options.Owned,
    level: options.Levels = None,
    severity: Annotated[
        list[str] | None,
        Option("--severity", metavar="SEVERITY", autocompletion=names.severities, help="Only issues so severe: high."),
        only_reads,
    ] = None,
    day: options.Day,
    of: options.OfPlan,
    form: options.TextJsonOrCsv,
) -> answers.Answer:
    """List the open issues. The most severe first, with who each is with and when it is to be settled."""
    session = opening.open_session(of, day)
    asked = opening.owned(session, owned)
    levels = select.read_values("level", register.ESCALATION_LEVELS, level)
    severities = select.read_values("severity", register.SEVERITIES, severity)
    view = issues.build_issues(session.plan, session.as_at, asked, levels=levels, severities=severities)
    return answers.answer(view, *form, is_whole=session.is_whole)
