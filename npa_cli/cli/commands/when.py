"""`npa when`: what words for a date mean."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import options

EXAMPLES: Final = (
    'npa when "FY18/19 Q2"',
    'npa when "by 2021" "Ongoing (quarterly RRB)"',
    "npa when 2018-11-02",
    'npa when "within 6 months of publication" --anchor 2018-10-01',
    'npa when "by 2021" --convention year_deadline=financial_year_end',
    'npa when "Expected to open: by 2021" --explain',
    "npa when - --format json < timeframes.txt",
)


def command(
    words: Annotated[
        list[str] | None,
        Argument(metavar="WORDS...", help="Timeframes, each in quotes; `-` reads lines from standard input."),
    ] = None,
    explain: Annotated[bool, Option("--explain", help="Show which words were read by which rule.")] = False,
    canonical: Annotated[bool, Option("--canonical", help="Write each back in the plainest words.")] = False,
    convention: Annotated[
        list[str] | None, Option("--convention", metavar="KEY=VALUE", help="Read by another convention.")
    ] = None,
    anchor: Annotated[
        str | None, Option(metavar="DATE", help="The day of the document or event that words lean on.")
    ] = None,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: options.TextOrJson = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """Read words for dates. When they start and are due by the plan's conventions, and what else they could mean."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.boundary import FINE, NOT_AS_ASKED, complain
    from npa_cli.cli.session import find_folder, read_lines
    from npa_cli.store.load import load_conventions
    from npa_cli.timeframe import Conventions, read
    from npa_cli.views.timeframes import ReadingsView, Shown
    from npa_cli.work.conventions import with_settings
    from npa_cli.work.faults import UsageFault

    if not words:
        raise UsageFault('give some words to read, such as: npa when "FY18/19 Q2"')
    expressions = [line for word in words for line in (read_lines() if word == "-" else [word])]
    known = load_conventions(find_folder(data, plan).root)
    if known is None:
        complain("the plan's conventions can't be read, so the defaults are used; run `npa validate`")
    conventions = with_settings(known or Conventions(), convention or (), anchor)
    readings = [read(each, conventions) for each in expressions]
    shown: Shown = "explained" if explain else "canonical" if canonical else "in_full"
    write(ReadingsView(readings, conventions, shown), format, output)
    raise SystemExit(NOT_AS_ASKED if any(each.error for each in readings) else FINE)
