"""NPA221 unknown-measure: a reading of a measure that measures.yaml does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.model.did_you_mean import suggestion
from npa_cli.model.finding import Finding
from npa_cli.rules.minimal_plan import MEASURE, readings_of
from npa_cli.rules.rule import Context, Example, Rule
from npa_cli.rules.walk import mappings_in

_CODE: Final = "NPA221"


def _check(context: Context) -> Iterator[Finding]:
    if any(finding.path == "measures.yaml" for finding in context.file_findings):
        return  # which measures there are is not known
    known = [each.id for each in context.plan.measures]
    for file in context.files:
        if file.kind == "readings":
            for row, at in mappings_in(file.data):
                given = row.get("measure")
                if isinstance(given, str) and given not in known:
                    hint = suggestion(given, known) if known else "write it in measures.yaml first"
                    yield Finding(_CODE, file.path, (*at, "measure"), f"no measure `{given}` in measures.yaml", hint)


RULE = Rule(
    code=_CODE,
    name="unknown-measure",
    title="A reading of a measure that measures.yaml does not have",
    why="A reading that belongs to no measure is shown nowhere.",
    bad=Example("readings/m1.csv", readings_of("M7,2018-04-01,2018-06-30,3"), files={"measures.yaml": MEASURE}),
    good=Example("readings/m1.csv", readings_of("M1,2018-04-01,2018-06-30,3"), files={"measures.yaml": MEASURE}),
    check=_check,
)
