"""NPA401 unknown-reporter: a return for a partner that partners.yaml does not have, or for a group."""

from __future__ import annotations

from typing import Final

from npa_cli.model.did_you_mean import same_but_capitals, suggestion
from npa_cli.model.fix import Replace
from npa_cli.rules.minimal_plan import in_return, return_of
from npa_cli.rules.plain_data import text_under
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule

_ENTRY: Final = "status: in_progress, rag: green"


@file_rule(
    "NPA401",
    finds="unknown partner",
    kinds=("return",),
    title="A return for a partner that partners.yaml does not have, or for a group",
    why="What nobody in the partnership has said counts for nothing, so the partner would be shown as silent.",
    bad=Example("returns/FY18-19-Q1/NHSE.yaml", return_of(_ENTRY, partner="NHS-E")),
    good=in_return(_ENTRY),
    fix="If it differs from a code of partners.yaml in capitals alone: `phe` becomes PHE.",
)
def unknown_reporter(file: CheckedFile, frame: Frame) -> Findings:
    code = text_under(file.data, "partner")
    if code is None or not frame.has("partners"):
        return  # a finding of the file's shape; or who there is is not known
    known = frame.partner_codes
    if code not in known:
        meant = same_but_capitals(code, known)
        fix, message = Replace(meant) if meant else None, f"no partner `{code}` in partners.yaml"
        yield file.finding(("partner",), message, suggestion(code, known), fix=fix)
    elif code in frame.groups:
        members = frame.groups[code].members
        message = f"`{code}` is a group, and only one partner can send a return"
        hint = f"the code of the partner that reports: {', '.join(members)}" if members else "a partner's own code"
        yield file.finding(("partner",), message, hint)
