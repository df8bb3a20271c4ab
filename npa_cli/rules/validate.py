"""Everything wrong with a plan, in one run."""

from __future__ import annotations

from npa_cli.model.finding import Finding
from npa_cli.model.plan import Plan
from npa_cli.model.workplan import Period, Workplan
from npa_cli.rules.registry import RULES
from npa_cli.rules.rule import CheckedFile, Context


def validate(context: Context) -> tuple[Finding, ...]:
    """Every finding of every rule, each once. Their order is made when their lines are known."""
    return tuple(dict.fromkeys(finding for rule in RULES for finding in rule.check(context)))


def shape_findings(file: CheckedFile) -> tuple[Finding, ...]:
    """What one file's own model says is wrong with it, whatever plan it belongs to."""
    nothing = Plan(Workplan(id="", title="", period=Period(text="")), (), (), None)
    alone = Context(plan=nothing, files=(file,), file_findings=())
    return tuple(finding for rule in RULES if rule.code.startswith("NPA1") for finding in rule.check(alone))
