"""`npa show`: one thing, in full."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import answers, names, opening, options, output
from npa_cli.cli.only_reads import only_reads
from npa_cli.work import show_things

EXAMPLES: Final = (
    "npa show P3.1.2",
    "npa show 3.1",
    "npa show PHE",
    "npa show O1",
    "npa show npa-2013:NOMS",
    "npa show npa-2013 --section scope",
    "npa show 18 --plan west-midlands-2010",
    "npa show P3.1.2 --format json",
)


@only_reads
def command(
    *,
    what: Annotated[
        str,
        Argument(
            metavar="ID",
            autocompletion=names.things,
            help="The id, code or own number of anything that the plan holds, or a plan's id: P3, 3.1, PHE, O1, R-001; "
            "npa-2013:NOMS of another plan.",
        ),
        only_reads,
    ],
    section: Annotated[
        str | None,
        Option(metavar="NAME", autocompletion=names.sections, help="Of a plan, this part of its documents: scope."),
        only_reads,
    ] = None,
    day: options.Day,
    of: options.OfPlan,
    form: options.TextOrJson,
) -> answers.Answer:
    """Show one thing in full. Everything the plan says about an item, a partner, or anything else that has an id."""
    named, colon, there = what.partition(":")
    if colon:  # as show and trace print what is of another plan: npa-2013:NOMS
        of, what = of._replace(plan=named.strip()), there
    elif show_things.is_another_plan(what, opening.find_folder(of.data, of.plan).root):
        of = of._replace(plan=what.strip())
    session = opening.open_session(of, day, sections=not show_things.is_item_id(what))
    view, notices = show_things.show(session, what, section)
    output.tell(notices)
    return answers.answer(view, *form, is_whole=session.is_whole)
