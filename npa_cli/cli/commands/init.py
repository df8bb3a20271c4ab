"""`npa init`: a new plan, from five questions."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import init_questions, options
from npa_cli.timeframe import Every
from npa_cli.work import faults, new_plan

EXAMPLES: Final = (
    "npa init",
    "npa init my-plan",
    'npa init riverside --title "Riverside Workplan" --years "2025-04-01 to 2028-03-31" '
    '--partner "RC = Riverside Council" --partner "RT = Riverside Trust" '
    '--board "RPB = Riverside Partnership Board" --meets quarterly --priority "Safer discharge"',
)


def command(
    *,
    folder: Annotated[str, Argument(metavar="[FOLDER]", help="Where its files go.", show_default=False)] = ".",
    title: Annotated[str | None, Option(metavar="TEXT", help="What the plan is called.")] = None,
    years: Annotated[str | None, Option(metavar="WORDS", help="Its first and last days.")] = None,
    period: Annotated[str | None, Option(hidden=True)] = None,
    partner: Annotated[list[str] | None, Option(metavar="CODE=NAME", help="A partner; once for each.")] = None,
    board: Annotated[str | None, Option(metavar="CODE=NAME", help="The board it reports to.")] = None,
    meets: Annotated[str | None, Option(metavar="WORDS", help="How often that meets: quarterly.")] = None,
    priority: Annotated[str | None, Option(metavar="TEXT", help="Its first priority.")] = None,
    every: Annotated[Every, Option(help="How often the partners report.")] = "quarter",
    plan_id: Annotated[
        str | None, Option("--id", metavar="ID", help="Its short name.", show_default="made of the title")
    ] = None,
    writing: options.Writing,
) -> None:
    """Start a new plan. Asks five questions, or takes the answers from flags; its files are right at once."""
    if period is not None:
        raise faults.UsageFault(f"--period is one round; a plan's first and last days are --years {quote(period)}")
    new_plan.refuse_second_plan(Path(folder))
    new = init_questions.ask_for_plan(
        title=title, plan_id=plan_id, years=years, partners=partner, board=board, meets=meets, priority=priority,
        every=every,
    )  # fmt: skip
    init_questions.found_plan(Path(folder), new, writing)
