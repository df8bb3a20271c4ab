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
    from npa_cli.cli.session import find_folder, settle_day
    from npa_cli.work.estate_export import export_parquet

    within = folders or [str(find_folder(None).root)]
    raise SystemExit(export_parquet(target, within, settle_day(None, as_at, None)))
