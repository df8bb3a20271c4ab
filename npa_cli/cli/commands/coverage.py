"""`npa coverage`: loose ends of the golden thread."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from typer import Option

from npa_cli.cli import options
from npa_cli.cli.only_reads import only_reads

EXAMPLES: Final = ("npa coverage", "npa coverage --plan npa-2013", "npa coverage --plan all --format csv")


@only_reads
def command(
    plan: options.PlanId = None,
    data: options.Data = None,
    format: Annotated[  # noqa: A002  # named as it is typed
        Literal["text", "markdown", "json", "csv"], Option("--format", "-f", help="How to write it."), only_reads
    ] = "text",
    output: options.Output = None,
) -> None:
    """List what nothing serves and what serves nothing. Ties from and to every plan of the folder count."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.boundary import FINE, UNREADABLE
    from npa_cli.cli.session import open_session
    from npa_cli.views.coverage import build_coverage
    from npa_cli.work.golden_thread import weave_plans

    session = open_session(data=data, plan_id=plan)
    thread, is_whole = weave_plans(session)
    write(build_coverage(thread, [session.plan.workplan.id]), format, output)
    raise SystemExit(FINE if is_whole else UNREADABLE)
