"""`npa validate`: every fault in the plan's files, and what to type instead."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from npa_cli.cli import choosing, options

NAME: Final = "validate"
EXAMPLES: Final = (
    "npa validate",
    "npa validate data/priorities/03-mental-health.yaml",
    "npa validate --data examples/plan --format json",
    "npa validate --base main",
    "npa validate --level final",
    "npa validate --select NPA4,NPA203 --ignore no-path-to-green",
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
    level: choosing.Level = "standard",
    select: choosing.Select = None,
    ignore: choosing.Ignore = None,
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
    read a file, and 0 where all it has are warnings: those are worth a second look, and stop nobody. A comment
    `# npa: ignore[NPA203] reason` in a file silences a finding on its line.
    """
    from npa_cli.cli.boundary import complain
    from npa_cli.cli.check import check, checked_within
    from npa_cli.cli.findings import write_findings
    from npa_cli.cli.session import find_folder

    wanted = choosing.chosen(level, select, ignore)
    folder = find_folder(data, plan, near=Path(paths[0]).resolve() if paths else None)
    root = folder.root
    if fix or diff:
        from npa_cli.cli.repair import mend, show

        if diff:
            raise typer.Exit(show(folder, paths, wanted))
        mend(folder, paths, wanted)
    checked = check(root, base, wanted)
    if paths:
        checked = checked_within(root, checked, paths)
    write_findings(checked.found, format, output)
    if format == "text":
        complain(choosing.summary(checked))
    raise typer.Exit(choosing.exit_code(checked.found))
