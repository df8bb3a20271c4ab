"""`npa trace`: the golden thread through one item."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from typer import Argument, Option

from npa_cli.cli import names, options
from npa_cli.cli.only_reads import only_reads

EXAMPLES: Final = (
    "npa trace P1",
    "npa trace npa-2013:P7",
    'npa trace "P2 > Smoke Free Prisons"',
    "npa trace O1 -f json",
)


@only_reads
def command(
    what: Annotated[
        str,
        Argument(
            metavar="ID",
            autocompletion=names.items,
            help="An item: P1, 3.1.2, O1, or one of another plan: npa-2013:P7.",
        ),
        only_reads,
    ],
    as_at: options.AsAt = None,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: Annotated[  # noqa: A002  # named as it is typed
        Literal["text", "markdown", "json"], Option("--format", "-f", help="How to write it."), only_reads
    ] = "text",
    output: options.Output = None,
) -> None:
    """Trace an item to what it serves and what serves it. Over every plan of the folder, earlier ones too."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.boundary import FINE, UNREADABLE
    from npa_cli.cli.session import open_session
    from npa_cli.work.golden_thread import trace, weave_plans

    session = open_session(data=data, plan_id=plan, as_at=as_at)
    thread, is_whole = weave_plans(session)
    write(trace(session, thread, what), format, output)
    raise SystemExit(FINE if is_whole else UNREADABLE)
