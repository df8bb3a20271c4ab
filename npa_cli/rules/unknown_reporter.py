"""NPA401 unknown-reporter: a return for a partner that partners.yaml does not have, or for a group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.model.did_you_mean import same_but_capitals, suggestion
from npa_cli.model.finding import Finding
from npa_cli.model.fix import Replace
from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.return_file import return_files
from npa_cli.rules.rule import Context, Example, Rule
from npa_cli.rules.walk import group_members, has, partner_codes

_CODE: Final = "NPA401"
_PATH: Final = "returns/FY18-19-Q1/NHSE.yaml"
_ENTRY: Final = "status: in_progress, rag: green"


def _check(context: Context) -> Iterator[Finding]:
    if not has(context, "partners"):
        return  # who there is is not known
    known = context.once(partner_codes)
    for file in context.once(return_files):
        if file.partner is None:
            continue  # a finding of the file's shape
        if file.partner not in known:
            message = f"no partner `{file.partner}` in partners.yaml"
            meant = same_but_capitals(file.partner, known)
            fix = Replace(meant) if meant else None
            yield Finding(_CODE, file.path, ("partner",), message, suggestion(file.partner, known), fix=fix)
        elif (members := group_members(context, file.partner)) is not None:
            message = f"`{file.partner}` is a group, and only one partner can send a return"
            hint = f"the code of the partner that reports: {', '.join(members)}" if members else "a partner's own code"
            yield Finding(_CODE, file.path, ("partner",), message, hint)


RULE = Rule(
    code=_CODE,
    name="unknown-reporter",
    title="A return for a partner that partners.yaml does not have, or for a group",
    why="What nobody in the partnership has said counts for nothing, so the partner would be shown as silent.",
    bad=Example(_PATH, return_of(_ENTRY, partner="NHS-E")),
    good=Example(_PATH, return_of(_ENTRY)),
    check=_check,
    fix="Where it differs from a code of partners.yaml in capitals alone: `phe` becomes PHE.",
)
