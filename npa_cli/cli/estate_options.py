"""The options of `npa estate`: whose plans are read, and where they are."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from typer import Argument, Option

PlanFolders = Annotated[list[str], Argument(metavar="DIR...", help="Folders with plans in or under them.")]
Jobs = Annotated[
    str | None, Option(metavar="N", help="Processes at once; 1 is this one alone.", show_default="one a core")
]
Engine = Annotated[Literal["processes", "dask"], Option(help="Where the plans are read.")]
Scheduler = Annotated[
    str | None, Option(metavar="ADDRESS", help="The cluster of --engine dask.")
]  # fmt: skip


class Processes(NamedTuple):
    """Where the plans of an estate are read."""

    jobs: Jobs = None
    engine: Engine = "processes"
    scheduler: Scheduler = None
