"""How words for dates are to be read for one command: the plan's conventions, and what was typed over them."""

from __future__ import annotations

from collections.abc import Sequence

from npa_cli.timeframe import Conventions
from npa_cli.work.faults import UsageFault


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
    read, problems = Conventions.from_mapping(settings, base=conventions)
    if problems:
        raise UsageFault("; ".join(message for _, message in problems))
    return read
