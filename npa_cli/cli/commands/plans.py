"""`npa plans`: the plans there are."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import answers, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.views import plans
from npa_cli.work import sister_plans

EXAMPLES: Final = ("npa plans", "npa plans --format json", "npa status --plan npa-2013", "npa due --plan all")


@only_reads
def command(
    *,
    as_at: options.AsAt = None,
    data: options.Data = None,
    form: options.TextJsonOrCsv,
) -> answers.Answer:
    """List the plans there are. The one of this folder, and those beside it under plans/."""
    day = options.Day(as_at=as_at)
    on = opening.day_without_a_plan(day)
    found = sister_plans.listed_plans(opening.find_folder(data).root, on, opening.heard_day(day))
    return answers.answer(plans.PlansView(found, on), *form, is_whole=not any(each.faults for each in found))
