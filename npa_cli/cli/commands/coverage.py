"""`npa coverage`: loose ends of the golden thread."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import answers, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.views import coverage, period_note
from npa_cli.work import sister_plans

EXAMPLES: Final = ("npa coverage", "npa coverage --plan npa-2013", "npa coverage --plan all --format csv")


@only_reads
def command(
    *,
    as_at: options.AsAt = None,
    of: options.OfPlan,
    form: options.TextMarkdownJsonOrCsv,
) -> answers.Answer:
    """List what nothing serves and what serves nothing. Links from and to every plan of the folder count."""
    session = opening.open_session(of, options.Day(as_at=as_at))
    thread, is_whole = sister_plans.weave_plans(session)
    period = period_note.period_note(session.plan, session.as_at)
    view = coverage.build_coverage(thread, [session.plan.workplan.id], period)
    return answers.answer(view, *form, is_whole=is_whole)
