"""The engine's door to the results kept of whole plans: a question asked of many, answered once for the same files."""

from __future__ import annotations

from npa_cli.speed.plan_results import PlanResults


def plan_results(question: str, *, family: bool) -> PlanResults:
    """What is kept of a question; with `family`, where an answer also depends on the plans of the same folder."""
    return PlanResults(question, family=family)
