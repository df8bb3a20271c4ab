"""`npa plans`: the plans there are."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import options
from npa_cli.cli.only_reads import only_reads

EXAMPLES: Final = ("npa plans", "npa plans --format json", "npa status --plan npa-2013", "npa due --plan all")


@only_reads
def command(
    data: options.Data = None,
    format: options.TextJsonOrCsv = "text",  # noqa: A002  # named as it is typed
    output: options.Output = None,
) -> None:
    """List the plans there are. The one of this folder, and those beside it under plans/."""
    from npa_cli.cli.answer import write
    from npa_cli.cli.boundary import FINE, UNREADABLE
    from npa_cli.cli.session import find_folder
    from npa_cli.views.plans import PlansView
    from npa_cli.work.sister_plans import listed_plans

    plans = listed_plans(find_folder(data).root)
    write(PlansView(plans), format, output)
    raise SystemExit(UNREADABLE if any(each.faults for each in plans) else FINE)
