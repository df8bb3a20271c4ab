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
    from npa_cli.cli.answer import answer
    from npa_cli.cli.boundary import FINE, UNREADABLE
    from npa_cli.views.plans import plans_document, plans_payload, plans_rows
    from npa_cli.work.sister_plans import listed_plans

    plans = listed_plans(data)
    answer(
        "plans",
        format,
        output,
        document=lambda: plans_document(plans),
        payload=lambda: plans_payload(plans),
        rows=lambda: plans_rows(plans),
    )
    raise SystemExit(UNREADABLE if any(each.faults for each in plans) else FINE)
