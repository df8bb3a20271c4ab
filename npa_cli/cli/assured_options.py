"""The options of `npa update` about who says that complete work is done."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from typer import Option

from npa_cli.cli import names


class Assured(NamedTuple):
    """How it is known that work which is complete is done."""

    assurance: Annotated[
        str | None,
        Option(metavar="LEVEL", autocompletion=names.assurances, help="Who says it is done: self, verified …"),
    ] = None
    assured_by: Annotated[
        str | None, Option(metavar="WHO", autocompletion=names.partners, help="Who verified it, not its lead.")
    ] = None
    assured_on: Annotated[str | None, Option(metavar="DATE", help="The day it was verified.")] = None
    assured_how: Annotated[str | None, Option(metavar="TEXT", help="How it was verified.")] = None
