"""`npa mcp`: the plan for an assistant."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import opening, options
from npa_cli.interface import assistant
from npa_cli.work import faults, missing_extra

EXAMPLES: Final = ("npa mcp --data examples/riverside", "npa mcp --plan npa-2013")


def command(*, of: options.OfPlan) -> None:
    """Let an assistant ask the plan. By the Model Context Protocol, on standard input and output; it only reads.

    A program that speaks the protocol starts it. Its answers cite the file and line that each follows from.
    """
    try:
        assistant.serve(str(opening.find_folder(of.data, of.plan).root))
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] != "mcp":
            raise
        raise faults.UsageFault(
            f"npa mcp needs mcp 2, which is not installed: {missing_extra.how_to_get('mcp')}"
        ) from None
