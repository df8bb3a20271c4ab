"""Changes to the signed plan in words: what is changed, and what became of it."""

from __future__ import annotations

from npa_cli.model.change import Change
from npa_cli.views.wording import listed, short_day


def change_words(change: Change) -> str:
    """A change in a line: `P8.2.1, timeframe to FY19/20 Q3 (dependency)`."""
    to = change.to if isinstance(change.to, str) else listed(change.to)
    return f"{change.item}, {change.field} to {to} ({change.reason})"


def outcome_words(change: Change) -> str:
    """What became of a change to the signed plan, as tables have it: `approved by NPHB, 31 Mar 2019`."""
    by = f" by {change.decided_by}" if change.decided_by else ""
    on = f", {short_day(change.decided_on)}" if change.decided_on else ""
    return f"{change.status}{by}{on}"
