"""`npa trace`: the golden thread through one item."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import answers, names, opening, options, output
from npa_cli.cli.only_reads import only_reads
from npa_cli.work import sister_plans

EXAMPLES: Final = (
    "npa trace P1",
    "npa trace npa-2013:P7",
    'npa trace "P2 > Smoke-free Prisons"',
    "npa trace O1 -f json",
)


@only_reads
def command(
    *,
    what: Annotated[
        str,
        Argument(
            metavar="ID",
            autocompletion=names.things,
            help="An item: P1, 3.1.2, O1, or one of another plan: npa-2013:P7.",
        ),
        only_reads,
    ],
    as_at: options.AsAt = None,
    of: options.OfPlan,
    form: options.TextMarkdownOrJson,
) -> answers.Answer:
    """Trace an item to what it serves and what serves it. Over every plan of the folder, earlier ones too."""
    session = opening.open_session(of, options.Day(as_at=as_at))
    thread, is_whole = sister_plans.weave_plans(session)
    view = sister_plans.trace(session, thread, what)
    output.tell(sister_plans.heard_elsewhere(session, view))
    return answers.answer(view, *form, is_whole=is_whole)
