"""`npa log`: one deliverable's whole story."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import answers, names, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.progress import select
from npa_cli.views import log
from npa_cli.work import faults

EXAMPLES: Final = ("npa log P3.1.2", "npa log 3.1.2 --as-at 2019-07-01", "npa log P3.1.2 --format json")


@only_reads
def command(
    *,
    what: Annotated[
        str, Argument(metavar="ID", autocompletion=names.items, help="A deliverable's id, such as P3.1.2."), only_reads
    ],
    day: options.Day,
    of: options.OfPlan,
    form: options.TextOrJson,
) -> answers.Answer:
    """Tell one deliverable's story. What was signed, changed and reported, and when it fell due."""
    session = opening.open_session(of, day)
    item = select.read_id(session.plan, what)
    first = session.first_under(item)
    if first.id != item:
        raise faults.UsageFault(f"`{what}` is not one deliverable; give an id such as {first.id}")
    return answers.answer(
        log.build_log(session.plan, session.under(item)[0], session.as_at), *form, is_whole=session.is_whole
    )
