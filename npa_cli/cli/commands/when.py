"""`npa when`: what words for a date mean."""

from __future__ import annotations

import sys
from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import answers, names, opening, options
from npa_cli.cli.boundary import complain
from npa_cli.model.proposed_command import proposed_here
from npa_cli.store import load
from npa_cli.views import timeframes
from npa_cli.work import days_typed, faults

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
    *,
    words: Annotated[
        list[str] | None,
        Argument(metavar="WORDS...", help="Timeframes, each in quotes; `-` reads lines from standard input."),
    ] = None,
    explain: Annotated[bool, Option("--explain", help="Show which words were read by which rule.")] = False,
    canonical: Annotated[bool, Option("--canonical", help="Write each back in the plainest words.")] = False,
    convention: Annotated[
        list[str] | None,
        Option(
            "--convention",
            metavar="KEY=VALUE",
            autocompletion=names.conventions_and_values,
            help="Read by another convention.",
        ),
    ] = None,
    anchor: Annotated[
        str | None, Option(metavar="DATE", help="The day of the document or event that words lean on.")
    ] = None,
    of: options.OfPlan,
    form: options.TextOrJson,
) -> answers.Answer:
    """Read words for dates. When they start and are due by the plan's conventions, and what else they could mean."""
    if not words:
        raise faults.UsageFault('give some words to read, such as: npa when "FY18/19 Q2"')
    folder = opening.find_folder(of.data, of.plan)
    known = load.load_workplan(folder.root).conventions
    if known is not None and folder.bundled:
        known = known._replace(plan_start=None, plan_end=None)  # nobody's words lean on the period of another's plan
    if known is None:
        complain(f"the plan's conventions can't be read, so the defaults are used; run `{proposed_here('validate')}`")
    lines = [line for word in words for line in (_lines_typed() if word == "-" else [word])]
    shown: timeframes.Shown = "explained" if explain else "canonical" if canonical else "in_full"
    meant = days_typed.with_settings(known, convention or (), anchor)
    view = timeframes.read_all(lines, meant, shown)
    return answers.answer(view, *form, is_amiss=any(each.error for each in view.readings))


def _lines_typed() -> list[str]:
    """The lines of standard input that say anything."""
    return [line.rstrip("\r\n") for line in sys.stdin if line.strip()]
