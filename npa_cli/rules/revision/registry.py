"""Every rule about a change between two versions, by code. A new rule is a file here and a line in this one."""

from __future__ import annotations

from typing import Final

from npa_cli.model.finding import Finding
from npa_cli.rules.revision import (
    altered_decision,
    altered_words,
    deleted_item,
    edited_closed_return,
    reused_id,
    silent_reopening,
    unfounded_improvement,
)
from npa_cli.rules.revision.revision import Revision, RevisionRule

REVISION_RULES: Final[tuple[RevisionRule, ...]] = (
    altered_words.RULE,
    deleted_item.RULE,
    reused_id.RULE,
    edited_closed_return.RULE,
    unfounded_improvement.RULE,
    silent_reopening.RULE,
    altered_decision.RULE,
)


def judge(revision: Revision) -> tuple[Finding, ...]:
    """Every finding of every rule about a change, each once. Their order is made when their lines are known."""
    return tuple(dict.fromkeys(finding for rule in REVISION_RULES for finding in rule.check(revision)))
