"""`npa export parquet`: plans as typed columns for DuckDB, Spark and their like."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import answers, opening, options, output, written
from npa_cli.cli.boundary import complain
from npa_cli.views import wording
from npa_cli.work import estate_export

EXAMPLES: Final = ("npa export parquet estate data examples", "npa export parquet estate examples --as-at 2019-07-01")


def command(
    *,
    target: Annotated[str, Argument(metavar="OUT", help="The folder to write, or an earlier export to write anew.")],
    folders: Annotated[
        list[str] | None,
        Argument(metavar="[DIR]...", help="Folders with plans in or under them.", show_default="the plan here"),
    ] = None,
    as_at: options.AsAt = None,
    force: options.Force = False,
) -> int:
    """Write plans as Parquet files. Deliverables, updates and ratings, in folders by plan and period.

    Without a folder, the plan around you and those under it.
    """
    within = folders or [str(opening.find_folder(None).root)]
    day = options.Day(as_at=as_at)
    as_of, heard = opening.day_without_a_plan(day), opening.heard_day(day)
    exported = estate_export.export_parquet(target, within, as_of, heard, force=force)
    output.tell(exported.notices)
    for path, parts in exported.left_out:
        complain(f"`{path}`: {wording.counted(parts, 'part')} left out that can't be read: npa validate")
    extent = f"{wording.counted(exported.plans, 'plan')} in {wording.counted(exported.files, 'file')}"
    written.tell_written([target], extent)
    return answers.exit_code(is_whole=not exported.left_out)
