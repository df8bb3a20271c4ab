"""How words for dates are to be read for one command: the plan's conventions, and what was typed over them."""

from __future__ import annotations

from collections.abc import Sequence

from npa_cli.cli.boundary import UsageFault, complain
from npa_cli.cli.session import find_folder
from npa_cli.store.load import load_conventions
from npa_cli.timeframe import Conventions


def plan_conventions(data: str | None, plan_id: str | None, typed: Sequence[str], anchor: str | None) -> Conventions:
    """The plan's conventions with `key=value` settings and an anchor day typed over them.

    Where its workplan.yaml can't say, the defaults are used, and that is told. Raises UsageFault for a setting that
    can't be meant.
    """
    conventions = load_conventions(find_folder(data, plan_id).root)
    if conventions is None:
        complain("the plan's conventions can't be read, so the defaults are used; run `npa validate`")
        conventions = Conventions()
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
