"""`npa validate`: every fault in the plan's files, and what to type instead."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from npa_cli.cli import options

NAME: Final = "validate"
EXAMPLES: Final = (
    "npa validate",
    "npa validate data/priorities/03-mental-health.yaml",
    "npa validate --data examples/plan --format json",
    "npa explain NPA301",
)


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Report only on these files or folders.", show_default=False),
    ] = None,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: options.TextOrJson = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """Check every file of the plan.

    Writes nothing. Ends with 1 where it finds an error, 3 where it can't read a file, and 0 where all it has are
    warnings: those are worth a second look, and stop nobody.
    """
    from npa_cli.cli.boundary import FINE, NOT_AS_ASKED, UNREADABLE, complain
    from npa_cli.cli.check import check_plan, within
    from npa_cli.cli.screen import detect_screen
    from npa_cli.cli.session import find_folder, write_answer
    from npa_cli.render.findings_text import render_findings
    from npa_cli.render.json_text import render_json
    from npa_cli.views.findings import findings_payload
    from npa_cli.views.wording import counted

    root = find_folder(data, plan, near=Path(paths[0]).resolve() if paths else None).root
    loaded, found = check_plan(root)
    if paths:
        found = within(root, found, paths)
    errors = sum(each.finding.severity == "error" for each in found)
    if format == "json":
        write_answer(render_json("findings", findings_payload(found)), output)
    else:
        write_answer(render_findings(found, colour=detect_screen(to_file=output is not None).colour), output)
        files = counted(len(loaded.source.files), "file")
        tally = f"{counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}" if found else "no findings"
        complain(f"{files} read, {tally}")
    unreadable = any(each.finding in loaded.source.findings for each in found)
    raise typer.Exit(UNREADABLE if unreadable else NOT_AS_ASKED if errors else FINE)
