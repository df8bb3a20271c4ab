"""`npa coverage`: loose ends of the golden thread."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import answers, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.views import coverage
from npa_cli.work import golden_thread

EXAMPLES: Final = ("npa coverage", "npa coverage --plan npa-2013", "npa coverage --plan all --format csv")


@only_reads
def command(
    *,
    of: options.OfPlan,
    form: options.TextMarkdownJsonOrCsv,
) -> answers.Answer:
    """List what nothing serves and what serves nothing. Ties from and to every plan of the folder count."""
    session = opening.open_session(of)
    thread, is_whole = golden_thread.weave_plans(session)
    return answers.answer(coverage.build_coverage(thread, [session.plan.workplan.id]), *form, is_whole=is_whole)
