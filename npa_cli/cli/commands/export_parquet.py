"""`npa export parquet`: plans as typed columns for DuckDB, Spark and their like."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import options

EXAMPLES: Final = ("npa export parquet estate data examples", "npa export parquet estate plans --as-at 2019-07-01")


def command(
    target: Annotated[str, Argument(metavar="OUT", help="The folder to write, or an earlier export to write anew.")],
    folders: Annotated[
        list[str] | None,
        Argument(metavar="[DIR]...", help="Folders with plans in or under them.", show_default="the plan here"),
    ] = None,
    as_at: options.AsAt = None,
) -> None:
    """Write plans as Parquet files. Deliverables, updates and ratings, in folders by plan and period.

    Without a folder, the plan around you and those under it.
    """
    from npa_cli.cli.boundary import FINE, UNREADABLE, complain
    from npa_cli.cli.session import find_folder, settle_day
    from npa_cli.views.wording import counted
    from npa_cli.work.estate_export import export_parquet

    within = folders or [str(find_folder(None).root)]
    exported = export_parquet(target, within, settle_day(as_at, None))
    for path, parts in exported.left_out:
        complain(f"`{path}`: {counted(parts, 'part')} left out that can't be read: npa validate")
    complain(f"wrote {counted(exported.plans, 'plan')} to {target} in {counted(exported.files, 'file')}")
    raise SystemExit(UNREADABLE if exported.left_out else FINE)
