"""`npa cache clear`: drop what is kept to save time."""

from __future__ import annotations

from typing import Final

from typer import Context

from npa_cli.cli.only_reads import Cache

EXAMPLES: Final = ("npa cache clear", "npa --no-cache status")


def command(ctx: Context) -> None:
    """Drop all that is kept to save time.

    Nothing is lost by it but time: answers are worked out anew from the plan's files.
    """
    from npa_cli.cli.session import write_answer
    from npa_cli.views.wording import counted

    cache: Cache | None = ctx.obj
    if cache is None:
        write_answer("nothing is kept here\n")
        return
    folder, count, size = cache.clear()
    write_answer(f"dropped {counted(count, 'file')}, {size / 1e6:.1f} MB, from {folder}\n")
