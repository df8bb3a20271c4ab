"""NPA401 unknown-reporter: a return for a partner that partners.yaml does not have, or for a group."""

from npa_cli.model.did_you_mean import same_but_capitals, suggestion
from npa_cli.model.fix import Replace
from npa_cli.rules.minimal_plan import in_return
from npa_cli.rules.plain_data import text_under
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule


@file_rule(
    "NPA401",
    finds="unknown partner",
    kinds=("return",),
    title="A return for a partner that partners.yaml does not have, or for a group",
    why="What nobody in the partnership has said counts for nothing, so the partner would be shown as silent.",
    bad=in_return(partner="NHS-E", path="returns/FY18-19-Q1/NHSE.yaml"),
    good=in_return(),
    fix="If it differs from a code of partners.yaml in capitals alone: `phe` becomes PHE.",
)
def unknown_reporter(file: CheckedFile, frame: Frame) -> Findings:
    code = text_under(file.data, "partner")
    if code is None or not frame.has("partners"):
        return  # a finding of the file's shape; or who there is is not known
    known = frame.names("partner")
    if code not in known:
        meant = same_but_capitals(code, known)
        fix, message = Replace(meant) if meant else None, f"no partner `{code}` in partners.yaml"
        yield file.finding(("partner",), message, suggestion(code, known), fix=fix)
    elif code in frame.groups:
        members = frame.groups[code].members
        message = f"`{code}` is a group, and only one partner can send a return"
        hint = f"the code of the partner that reports: {', '.join(members)}" if members else "a partner's own code"
        yield file.finding(("partner",), message, hint)
