"""NPA406 contradicted-no-change: something under `no_change` that is reported on beside it, or never was before."""

from npa_cli.rules.minimal_plan import in_return
from npa_cli.rules.rule import Findings, Frame, Index, plan_rule


@plan_rule(
    "NPA406",
    finds="judgement",
    title="Something under `no_change` that is reported on beside it, or never was before",
    why="No change repeats the last report, so there must be one, and nothing that says otherwise beside it.",
    bad=in_return("", no_change="P1.1.1", remark="The first return there is."),
    good=in_return(
        "",
        in_return("status: on_hold, narrative: Waiting for the new contract.").own,
        period="FY18/19 Q2",
        no_change="P1.1.1",
        remark="On hold, by returns/FY18-19-Q1/NHSE.yaml.",
    ),
)
def contradicted_no_change(index: Index, frame: Frame) -> Findings:
    repeated = {(each.path, each.at) for each in index.statements if each.unchanged}
    for file in index.returns:
        said = {item for item, entry in file.updates() if any(entry.data.values())}
        seen: set[str] = set()
        for item, at in file.unchanged():
            told = None
            if item in said:
                told = "is under `updates` too", "delete one of the two: the entry, if nothing has changed"
            elif item in seen:
                told = "is under `no_change` twice", "delete one of the two"
            elif not (file.partner and file.quarter):
                pass  # whose report it is, or of which quarter, is a finding already
            elif item in index.levels and (file.path, at) not in repeated:
                told = f"was never reported on by `{file.partner}`", "say where it stands in an entry under `updates`"
            seen.add(item)
            if told is not None:
                yield file.finding(at, f"`{item}` {told[0]}", told[1])
