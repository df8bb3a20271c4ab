"""`npa log`: one deliverable's whole story."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import names, options
from npa_cli.cli.only_reads import only_reads

EXAMPLES: Final = ("npa log P3.1.2", "npa log 3.1.2 --as-at 2019-07-01", "npa log P3.1.2 --format json")


@only_reads
def command(
    what: Annotated[
        str, Argument(metavar="ID", autocompletion=names.items, help="A deliverable's id, such as P3.1.2."), only_reads
    ],
    period: options.Period = None,
    as_at: options.AsAt = None,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: options.TextOrJson = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """Tell one deliverable's story. What was signed, changed and reported, and when it fell due."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.session import exit_code, open_session, select
    from npa_cli.progress.select import read_id
    from npa_cli.views.log import build_log
    from npa_cli.work.faults import UsageFault

    session = open_session(data=data, plan_id=plan, as_at=as_at, period=period)
    item = read_id(session.plan, what)
    chosen = select(session, ids=[item])
    if len(chosen) != 1 or chosen[0].commitment.id != item:
        raise UsageFault(f"`{what}` is not one deliverable; give an id such as {chosen[0].commitment.id}")
    log = build_log(session.plan, chosen[0], session.as_at)
    write(log, format, output)
    raise SystemExit(exit_code(session))
