"""What is said where nobody has reported: on the whole plan, or on what was asked about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from npa_cli.document.blocks import Paragraph
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.plan_period import ended_on
from npa_cli.progress.reported import is_tracked

_ON_THE_PLAN: Final = "No returns are held for this plan, so this shows what its dates alone say."
_LATER: Final = "The returns held for this plan count on later days alone, so this shows what its dates alone say."
_ON_THESE: Final = "Nothing was reported on these, so this shows what their dates alone say."
_SILENCE: Final = "Silence is never green."


def nothing_held(plan: Plan, as_at: date) -> tuple[Paragraph, ...]:
    """A note where nothing is reported on a plan at the start of `as_at`, in a view of something else; else none.

    Of a plan that has ended unreported its period note says so already.
    """
    if is_tracked(plan, as_at) or ended_on(plan, as_at) is not None:
        return ()
    later = is_tracked(plan, date.max)
    held = "The returns held for this plan count later" if later else "No returns are held for this plan"
    return (Paragraph(f"{held}: how its work stands is not reported.", "quiet"),)


def nothing_reported(assessed: Sequence[Assessed]) -> tuple[Paragraph, ...]:
    """A note where nothing is reported on any of some deliverables, so that nobody takes their dates for news.

    Where nothing is reported on anything in their plan, the note is about the plan, whatever they are. None where
    something is reported on one of them, or where there are none.
    """
    if not assessed or any(each.reports or each.later for each in assessed):
        return ()
    facts = assessed[0].facts
    words = _ON_THESE if facts.tracked else _LATER if facts.held_later else _ON_THE_PLAN
    return (Paragraph(f"{words} {_SILENCE}", "quiet"),)
