"""NPA605 unknown-new-lead: a change to a lead that partners.yaml does not have."""

from npa_cli.model.did_you_mean import suggestion
from npa_cli.rules.checked_file import changes_in
from npa_cli.rules.minimal_plan import in_changes
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule


@file_rule(
    "NPA605",
    finds="unknown partner",
    kinds=("changes",),
    title="A change to a lead that partners.yaml does not have",
    why="The activity would pass to nobody, and be in no partner's list.",
    bad=in_changes(item="P1.1", field="leads", to="[NHS-E]"),
    good=in_changes(item="P1.1", field="leads", to="[NHSE]"),
)
def unknown_new_lead(file: CheckedFile, frame: Frame) -> Findings:
    if not frame.has("partners"):
        return  # who there is is not known
    known = frame.names("partner")
    for change in changes_in([file]):
        if change.text("field") == "leads":
            for code, at in change.words("to"):
                if code not in known:
                    yield change.finding(at, f"no partner `{code}` in partners.yaml", suggestion(code, known))
