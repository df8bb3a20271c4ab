"""`npa site`: the whole plan on one page for a browser."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Option

from npa_cli.cli import answers, options, site_files

EXAMPLES: Final = (
    "npa site -o plan.html",
    "npa site -o pages --plan all",
    "npa site -o plan.html --audience public",
    "npa site -o plan.html --period FY18/19-Q3",
)


def command(
    *,
    day: options.Day,
    of: options.OfPlan,
    audience: options.ForAudience = "internal",
    output: Annotated[
        str,
        Option("--output", "-o", metavar="FOLDER|FILE", help="One page, such as plan.html; or a folder for pages."),
    ] = "site",
    force: options.Force = False,
) -> answers.Answer:
    """Write the whole plan as one page. It opens from a mail or a disk, without a network.

    Its filters stand in its address, so a filtered view of it is a link to send.
    With --plan all, a page for each plan and one over all of them, in a folder.
    """
    return site_files.answer_site(of, day, audience, output, force=force)
