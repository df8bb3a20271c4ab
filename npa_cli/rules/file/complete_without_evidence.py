"""NPA502 complete-without-evidence: reported complete, and nothing to see it by."""

from __future__ import annotations

from typing import Final

from npa_cli.model.content import has_content
from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule
from npa_cli.rules.statement import own_statements

_CODE: Final = "NPA502"
_PATH: Final = "returns/FY18-19-Q1/NHSE.yaml"


@file_rule(
    _CODE,
    kinds=("return",),
    name="complete-without-evidence",
    title="Reported complete, and nothing to see it by",
    why="A board that counts something as done must be able to see the result.",
    bad=Example(_PATH, return_of("status: complete, actual: 2018-06-21")),
    good=Example(_PATH, return_of('status: complete, actual: 2018-06-21, evidence: ["https://example.org/toolkit"]')),
    severity="warning",
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    for entry in own_statements(file, frame):
        if entry.status == "complete" and not _gives_any(entry.entry.get("evidence")):
            hint = "add `evidence: [https://…]`, or the title of a document, where the result can be seen"
            yield entry.warning(_CODE, "status", "`complete`, and no `evidence` of it", hint)


def _gives_any(evidence: object) -> bool:
    return isinstance(evidence, list) and any(isinstance(each, str) and has_content(each) for each in evidence)
