"""NPA411 own-verification: complete work that is verified by who leads it, or by nobody."""

from __future__ import annotations

from typing import Final

from npa_cli.model.content import content_of
from npa_cli.model.finding import Finding
from npa_cli.progress.own_word import is_own_word
from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.plain_data import text_under
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule
from npa_cli.rules.statement import Statement

_CODE: Final = "NPA411"
_PATH: Final = "returns/FY18-19-Q1/NHSE.yaml"
_ENTRY: Final = 'status: complete, actual: 2018-06-21, evidence: ["https://example.org/toolkit"]'
_HINT: Final = "`by:` somebody who does not lead it; a lead's own word is `level: self`"


@plan_rule(
    _CODE,
    finds="judgement of an entry",
    name="own-verification",
    title="Complete work that is verified by who leads it, or by nobody",
    why="Verified tells a board that somebody other than its lead has looked; a lead's own word is no more than that.",
    bad=Example(_PATH, return_of(f"{_ENTRY}, assurance: {{level: verified, by: NHSE}}")),
    good=Example(_PATH, return_of(f"{_ENTRY}, assurance: {{level: verified, by: Internal Audit}}")),
)
def check(index: Index, frame: Frame) -> Findings:
    for entry in index.own_statements:
        assurance = entry.entry.get("assurance")
        if text_under(assurance, "level") != "verified":
            continue
        by = content_of(text_under(assurance, "by"))
        if by is None:
            at = (*entry.at, "assurance", "level")
            yield Finding(_CODE, entry.path, at, "`verified`, and nobody is named who did it", _HINT)
        elif is_own_word(by, _led_by(entry, index), frame.plan.partners):
            at = (*entry.at, "assurance", "by")
            yield Finding(_CODE, entry.path, at, f"`{by}` leads it, so its word does not verify it", _HINT)


def _led_by(entry: Statement, index: Index) -> tuple[str, ...]:
    """The codes of who leads what an entry is about, and of who reports on it."""
    assessed = index.standing(entry.quarter).get(entry.item)
    return (entry.partner, *(assessed.led_by + assessed.commitment.leads if assessed is not None else ()))
