"""`npa validate`: every fault in the plan's files, and what to type instead."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from npa_cli.cli import options

NAME: Final = "validate"
EXAMPLES: Final = (
    "npa validate",
    "npa validate data/priorities/03-mental-health.yaml",
    "npa validate --data examples/plan --format json",
    "npa validate --base main",
    "npa validate --diff",
    "npa validate --fix",
    "npa explain NPA301",
)


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Report only on these files or folders.", show_default=False),
    ] = None,
    base: Annotated[
        str | None,
        typer.Option(metavar="REF", help="Judge the change since this commit, branch or tag too.", show_default=False),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended without changing what is meant.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would write, and write nothing.")] = False,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: Annotated[  # noqa: A002  # named as it is typed
        Literal["text", "json", "github", "sarif"],
        typer.Option("--format", "-f", help="How to write it.", show_default=True),
    ] = "text",
    output: options.Output = None,
) -> None:
    """Check every file of the plan.

    Writes nothing without --fix, and the signed words never. Ends with 1 where it finds an error, 3 where it can't
    read a file, and 0 where all it has are warnings: those are worth a second look, and stop nobody.
    """
    from npa_cli.cli.boundary import FINE, NOT_AS_ASKED, UNREADABLE, complain
    from npa_cli.cli.check import check_plan, within
    from npa_cli.cli.findings import write_findings
    from npa_cli.cli.session import find_folder
    from npa_cli.views.wording import counted

    folder = find_folder(data, plan, near=Path(paths[0]).resolve() if paths else None)
    root = folder.root
    if fix or diff:
        from npa_cli.cli.repair import mend, show

        if diff:
            raise typer.Exit(show(folder, paths))
        mend(folder, paths)
    loaded, found = check_plan(root, base)
    if paths:
        found = within(root, found, paths)
    errors = sum(each.finding.severity == "error" for each in found)
    write_findings(found, format, output)
    if format == "text":
        files = counted(len(loaded.source.files), "file")
        tally = f"{counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}" if found else "no findings"
        complain(f"{files} read, {tally}")
    unreadable = any(each.finding in loaded.source.findings for each in found)
    raise typer.Exit(UNREADABLE if unreadable else NOT_AS_ASKED if errors else FINE)
