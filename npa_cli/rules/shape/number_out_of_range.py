"""NPA107 number-out-of-range: a number smaller than it can be."""

from __future__ import annotations

from npa_cli.model.shape import Fault
from npa_cli.rules.rule import CheckedFile, Example, Told, shape_rule


@shape_rule(
    "NPA107",
    "out_of_range",
    name="number-out-of-range",
    title="A number smaller than it can be",
    why="A threshold of minus one day would turn the whole plan red, and no document has a line nought.",
    bad=Example("workplan.yaml", "id: p\ntitle: Plan\nperiod: {text: '2018'}\nthresholds: {red_after_days: -1}\n"),
    good=Example("workplan.yaml", "id: p\ntitle: Plan\nperiod: {text: '2018'}\nthresholds: {red_after_days: 92}\n"),
)
def check(fault: Fault, file: CheckedFile) -> Told:
    return Told(f"`{fault.value}` is out of range", f"{fault.expected[0]} or more")
