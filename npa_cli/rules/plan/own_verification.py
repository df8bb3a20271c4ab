"""NPA411 own-verification: complete work that is verified by who leads it, or by nobody."""

from typing import Final

from npa_cli.model.content import content_of
from npa_cli.progress.who_reports import is_own_word
from npa_cli.rules.minimal_plan import in_return
from npa_cli.rules.plain_data import text_under
from npa_cli.rules.returns import Statement
from npa_cli.rules.rule import Findings, Frame, Index, plan_rule

_ENTRY: Final = 'status: complete, actual: 2018-06-21, evidence: ["https://example.org/toolkit"]'
_HINT: Final = "`by:` somebody who does not lead it; a lead's own word is `level: self`"


@plan_rule(
    "NPA411",
    finds="judgement of an entry",
    title="Complete work that is verified by who leads it, or by nobody",
    why="Verified tells a board that somebody other than its lead has looked; a lead's own word is no more than that.",
    bad=in_return(f"{_ENTRY}, assurance: {{level: verified, by: NHSE}}"),
    good=in_return(f"{_ENTRY}, assurance: {{level: verified, by: Internal Audit}}"),
)
def own_verification(index: Index, frame: Frame) -> Findings:
    for entry in index.own_statements:
        assurance = entry.data.get("assurance")
        if text_under(assurance, "level") != "verified":
            continue
        by = content_of(text_under(assurance, "by"))
        if by is None:
            yield entry.finding(("assurance", "level"), "`verified`, and nobody is named who did it", _HINT)
        elif is_own_word(by, _led_by(entry, index), frame.plan.partners):
            yield entry.finding(("assurance", "by"), f"`{by}` leads it, so its word does not verify it", _HINT)


def _led_by(entry: Statement, index: Index) -> tuple[str, ...]:
    """The codes of who leads what an entry is about, and of who reports on it."""
    assessed = index.standing(entry.quarter).get(entry.item)
    return (entry.partner, *(assessed.led_by + assessed.commitment.leads if assessed is not None else ()))
