"""`npa cache clear`: drop what is kept to save time."""

from __future__ import annotations

from typing import Final

from typer import Context

from npa_cli.cli import output
from npa_cli.cli.only_reads import Cache
from npa_cli.views import wording

EXAMPLES: Final = ("npa cache clear", "npa --no-cache status")


def command(
    ctx: Context,
) -> None:
    """Drop all that is kept to save time.

    Nothing is lost by it but time: answers are worked out anew from the plan's files.
    """
    cache: Cache | None = ctx.obj
    if cache is None:
        output.write_out("nothing is kept here\n")
        return
    folder, count, size = cache.clear()
    output.write_out(f"dropped {wording.counted(count, 'file')}, {size / 1e6:.1f} MB, from {folder}\n")
