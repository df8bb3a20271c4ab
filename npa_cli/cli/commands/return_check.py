"""`npa return check`: what a return still lacks, in plain English."""

from __future__ import annotations

from os.path import realpath
from pathlib import Path
from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import options

EXAMPLES: Final = ("npa return check data/returns/FY18-19-Q3/PHE.yaml",)


def command(
    file: Annotated[str, Argument(metavar="FILE", help="The return, such as data/returns/FY18-19-Q3/PHE.yaml.")],
    plan: options.PlanId = None,
    data: options.Data = None,
    format: options.TextOrJson = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """Say what a return still lacks or contradicts. In plain English; ends with 1 where anything has to be mended."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.boundary import FINE, NOT_AS_ASKED
    from npa_cli.cli.session import find_folder
    from npa_cli.store.file_kinds import kind_of
    from npa_cli.views.return_check import build_return_check
    from npa_cli.work.check import check_plan, within
    from npa_cli.work.faults import UsageFault

    root = find_folder(data, plan, near=Path(realpath(file))).root
    loaded, found = check_plan(root)
    mine = within(root, found, [file])
    name = Path(realpath(file)).relative_to(root.resolve()).as_posix()
    if kind_of(name) != "return":
        raise UsageFault(f"`{file}` is not a return; they are in returns/, such as returns/FY18-19-Q3/PHE.yaml")
    check = build_return_check(loaded.plan, loaded.source.data_of(name), mine)
    write(check, format, output)
    raise SystemExit(NOT_AS_ASKED if check.to_mend else FINE)
