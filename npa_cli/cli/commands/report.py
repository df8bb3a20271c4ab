"""`npa report`: the board's papers."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import answers, names, options, papers
from npa_cli.progress import select
from npa_cli.work import report_request

EXAMPLES: Final = (
    "npa report board --period FY18/19-Q3",
    "npa report board --period FY18/19-Q3 -o board.html",
    "npa report board --period FY18/19-Q3 -o board.odt --template house.odt",
    "npa report priority 3",
    "npa report partner PHE --format text",
    "npa report exceptions --audience public -o exceptions.html",
    "npa report plan-on-a-page",
    "npa report --priority 3",
)


def command(
    *,
    what: Annotated[
        list[str] | None,
        Argument(
            metavar="[PAPER] [ID]...",
            autocompletion=names.papers_and_items,
            help="board, summary, priority N, partner CODE, exceptions or plan-on-a-page. A summary unless given, of "
            "the ids after it.",
        ),
    ] = None,
    filters: options.Filters,
    day: options.Day,
    of: options.OfPlan,
    format: options.PaperFormat = None,  # noqa: A002  # named as it is typed
    template: options.Template = None,
    audience: options.ForAudience = "internal",
    meeting: options.ForMeeting,
    verify: options.Verify = None,
    output: options.Output = None,
    force: options.Force = False,
) -> answers.Answer | int:
    """Write one of the board's papers. About a round: the one you name, else the last that has ended."""
    if verify is not None:
        return papers.verify(verify, data=of.data, template=template)
    narrowed = select.Filters((), *(tuple(each or ()) for each in filters))
    asked = report_request.Asked(tuple(what or ()), narrowed, day.period, day.as_at, of.plan, audience, *meeting)
    return papers.answer_paper(asked, of.data, format or "markdown", output, template, force=force)
