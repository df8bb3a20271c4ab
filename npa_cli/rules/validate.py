"""Everything wrong with a plan, in one run."""

from __future__ import annotations

from npa_cli.model.finding import Finding
from npa_cli.rules.registry import RULES
from npa_cli.rules.rule import Context


def validate(context: Context) -> tuple[Finding, ...]:
    """Every finding of every rule, each once. Their order is made when their lines are known."""
    return tuple(dict.fromkeys(finding for rule in RULES for finding in rule.check(context)))
