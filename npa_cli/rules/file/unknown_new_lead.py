"""NPA605 unknown-new-lead: a change to a lead that partners.yaml does not have."""

from __future__ import annotations

from typing import Final

from npa_cli.model.did_you_mean import suggestion
from npa_cli.rules.change_entry import changes_in
from npa_cli.rules.minimal_plan import change_of
from npa_cli.rules.plain_data import words
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule

_CODE: Final = "NPA605"
_PATH: Final = "changes.yaml"


@file_rule(
    _CODE,
    finds="unknown partner",
    kinds=("changes",),
    name="unknown-new-lead",
    title="A change to a lead that partners.yaml does not have",
    why="The activity would pass to nobody, and be in no partner's list.",
    bad=Example(_PATH, change_of(item="P1.1", field="leads", to="[NHS-E]")),
    good=Example(_PATH, change_of(item="P1.1", field="leads", to="[NHSE]")),
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    if not frame.has("partners"):
        return  # who there is is not known
    known = frame.partner_codes
    for change in changes_in([file]):
        if change.text("field") == "leads":
            for code, at in words(change.data.get("to"), ("to",)):
                if code not in known:
                    yield change.finding(_CODE, at, f"no partner `{code}` in partners.yaml", suggestion(code, known))
