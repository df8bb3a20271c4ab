"""NPA502 complete-without-evidence: reported complete, and nothing to see it by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.model.finding import Finding
from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.rule import Context, Example, Rule
from npa_cli.rules.statement import entries

_CODE: Final = "NPA502"
_PATH: Final = "returns/FY18-19-Q1/NHSE.yaml"


def _check(context: Context) -> Iterator[Finding]:
    for entry in entries(context):
        if entry.status == "complete" and not _gives_any(entry.entry.get("evidence")):
            hint = "add `evidence: [https://…]`, or the title of a document, where the result can be seen"
            yield entry.warning(_CODE, "status", "`complete`, and no `evidence` of it", hint)


def _gives_any(evidence: object) -> bool:
    return isinstance(evidence, list) and any(isinstance(each, str) and each.strip() for each in evidence)


RULE = Rule(
    code=_CODE,
    name="complete-without-evidence",
    title="Reported complete, and nothing to see it by",
    why="A board that counts something as done must be able to see the result.",
    bad=Example(_PATH, return_of("status: complete, actual: 2018-06-21")),
    good=Example(_PATH, return_of('status: complete, actual: 2018-06-21, evidence: ["https://example.org/toolkit"]')),
    check=_check,
    severity="warning",
)
