"""What words for dates mean by a plan's conventions, and by what was typed over them."""

from __future__ import annotations

from collections.abc import Sequence

from npa_cli.timeframe import Conventions, read
from npa_cli.views.timeframes import ReadingsView, Shown
from npa_cli.work.faults import UsageFault


def read_all(
    words: Sequence[str], known: Conventions | None, typed: Sequence[str], anchor: str | None, shown: Shown
) -> ReadingsView:
    """Each of these words for dates as it is read, by `known` conventions (None: the defaults) and what was typed."""
    conventions = with_settings(known or Conventions(), typed, anchor)
    return ReadingsView([read(each, conventions) for each in words], conventions, shown)


def with_settings(conventions: Conventions, typed: Sequence[str], anchor: str | None) -> Conventions:
    """Conventions with `key=value` settings and an anchor day typed over them.

    Raises UsageFault for a setting that can't be meant.
    """
    settings = {}
    for pair in typed:
        key, equals, value = pair.partition("=")
        if not equals:
            raise UsageFault(f"--convention `{pair}`: write it like year_deadline=financial_year_end")
        settings[key.strip()] = value.strip()
    if anchor is not None:
        settings["anchor"] = anchor
    settled, problems = Conventions.from_mapping(settings, base=conventions)
    if problems:
        raise UsageFault("; ".join(message for _, message in problems))
    return settled
