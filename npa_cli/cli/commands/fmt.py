"""`npa fmt`: files in one canonical form."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import options

EXAMPLES: Final = ("npa fmt", "npa fmt --diff data/priorities/03-mental-health.yaml", "npa fmt --check data examples")


def command(
    paths: Annotated[list[str] | None, Argument(metavar="[PATH]...", help="Only these files or folders.")] = None,
    check: Annotated[bool, Option("--check", help="List the files that would change; write nothing.")] = False,
    diff: Annotated[bool, Option("--diff", help="Show the lines that would change; write nothing.")] = False,
    plan: options.PlanId = None,
    data: options.Data = None,
) -> None:
    """Lay out files in one form. What they say is never changed, and every comment is kept.

    With --check or --diff it ends with 1 where a file would change. A file it can't lay out for certain is left
    alone and named, which ends with 1, or with 3 where it can't be read.
    """
    from npa_cli.cli.format_outcomes import tell_outcomes
    from npa_cli.cli.session import find_folder
    from npa_cli.work.faults import UsageFault
    from npa_cli.work.format import format_plans, plans_of

    if paths and (data is not None or plan is not None):
        raise UsageFault("a path says which plan already; leave out --data and --plan")
    plans = plans_of(paths) if paths else (find_folder(data, plan),)
    write = not (check or diff)
    raise SystemExit(tell_outcomes(format_plans(plans, paths or (), write=write), write=write, diff=diff))
