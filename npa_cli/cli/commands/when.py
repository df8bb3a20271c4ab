"""`npa when`: what words for a date mean."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from npa_cli.cli import options

NAME: Final = "when"
EXAMPLES: Final = (
    'npa when "FY18/19 Q2"',
    'npa when "by 2021" "Ongoing (quarterly RRB)"',
    "npa when 2018-11-02",
    "npa list deliverables --format csv | npa when - --format json",
)


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS...", help="Timeframes, each in quotes; `-` reads lines from standard input."),
    ] = None,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: options.TextOrJson = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """Read words for dates. When they start and are due by the plan's conventions, and what else they could mean."""
    from npa_cli.cli.answer import answer
    from npa_cli.cli.boundary import FINE, NOT_AS_ASKED, UsageFault
    from npa_cli.cli.session import plan_conventions, read_lines
    from npa_cli.timeframe import read
    from npa_cli.views.timeframes import readings_document, readings_payload

    if not words:
        raise UsageFault('give some words to read, such as: npa when "FY18/19 Q2"')
    expressions = [line for word in words for line in (read_lines() if word == "-" else [word])]
    conventions = plan_conventions(data, plan)
    readings = [read(each, conventions) for each in expressions]
    answer(
        "timeframes",
        format,
        output,
        document=lambda: readings_document(readings, conventions),
        payload=lambda: readings_payload(readings, conventions),
    )
    raise typer.Exit(NOT_AS_ASKED if any(each.error for each in readings) else FINE)
