"""NPA806 loose-period: a return's quarter in another spelling than FY18/19 Q3."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.model.finding import Finding
from npa_cli.model.fix import Replace
from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.return_file import return_files
from npa_cli.rules.rule import Context, Example, Rule

_CODE: Final = "NPA806"
_PATH: Final = "returns/FY18-19-Q1/NHSE.yaml"
_ENTRY: Final = "status: in_progress, rag: green"


def _check(context: Context) -> Iterator[Finding]:
    for file in context.once(return_files):
        if file.quarter is not None and file.period != file.quarter.label:
            label = file.quarter.label
            message = f"`{file.period}` is a loose spelling of {label}"
            yield Finding(_CODE, file.path, ("period",), message, f"write `{label}`", "warning", fix=Replace(label))


RULE = Rule(
    code=_CODE,
    name="loose-period",
    title="A return's quarter in another spelling than FY18/19 Q3",
    why="npa reads it all the same, but whoever searches the files for a quarter finds one spelling only.",
    bad=Example(_PATH, return_of(_ENTRY, period="FY18-19-Q1")),
    good=Example(_PATH, return_of(_ENTRY)),
    check=_check,
    severity="warning",
    fix="It is spelt as the plan spells quarters.",
)
