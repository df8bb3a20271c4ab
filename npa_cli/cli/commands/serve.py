"""`npa serve`: the page of the whole plan in a browser, as the files are now."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Option

from npa_cli.cli import options, serving

EXAMPLES: Final = (
    "npa serve",
    "npa serve --port 8100",
    "npa serve --plan all",
    "npa serve --data examples/riverside --period FY19/20-Q1",
)


def command(
    *,
    day: options.Day,
    of: options.OfPlan,
    audience: options.ForAudience = "internal",
    port: Annotated[int, Option(metavar="PORT", min=0, max=65_535, help="The port; 0 takes any that is free.")] = 8018,
) -> int:
    """Show the plan in a browser, as it is now. For this machine alone; the page follows each edit within a second.

    It only reads. While a file can't be read, the page stays as it was and says what is found. Ctrl-C ends it.
    With --plan all, a page for each plan and one over all of them.
    """
    return serving.serve(of, audience, day, port)
