"""NPA201 unknown-partner: a code that partners.yaml does not have."""

from typing import Final

from npa_cli.model.did_you_mean import same_but_capitals, suggestion
from npa_cli.model.finding import KeyPath
from npa_cli.model.fix import Fix, Replace
from npa_cli.rules.checked_file import FileEntry
from npa_cli.rules.minimal_plan import in_priority
from npa_cli.rules.rule import Findings, Frame, Index, Item, item_rule
from npa_cli.rules.workplan_settings import reporting_in

_IN_ITEMS: Final = ("leads", "contributors", "reporting_partner")
_IN_PARTNERS: Final = ("members", "part_of", "predecessors", "successors")


@item_rule(
    "NPA201",
    finds="unknown partner",
    title="A partner that partners.yaml does not have",
    why="A mistyped lead is nobody: the deliverable would be in no partner's list.",
    bad=in_priority("[NHSE]", "[NHS-E]"),
    fix="If it differs from a code of partners.yaml in capitals alone: `phe` becomes PHE.",
)
def unknown_partner(item: Item, frame: Frame) -> Findings:
    if not frame.has("partners"):
        return  # partners.yaml can't be read: what is in it is not known, and that is a finding already
    for key in _IN_ITEMS:
        for code, at in item.words(key):
            if code not in frame.names("partner"):
                yield item.finding(at, *_told(code, frame), fix=_fix(code, frame))


@unknown_partner.plan_check
def check_plan(index: Index, frame: Frame) -> Findings:
    """Members, predecessors and successors, who reports for a group, and whose e-mails and teams are named."""
    if not frame.has("partners"):
        return
    for partner in index.entries("partners", "partners"):
        for code, at in (word for key in _IN_PARTNERS for word in partner.words(key)):
            if code not in frame.names("partner"):
                yield from _in_family(index, partner, at, code)
    for file in index.files_of("guard"):
        for code in file.under("partners"):
            if code not in frame.names("partner"):
                yield file.finding(("partners", code), *_told(code, frame), on_key=True)
    for file in index.files_of("workplan"):
        for group, reporter, at in reporting_in(file):
            if group not in frame.names("partner"):
                yield file.finding(at, *_told(group, frame), on_key=True)
            if reporter not in frame.names("partner"):
                yield file.finding(at, *_told(reporter, frame), fix=_fix(reporter, frame))


def _in_family(index: Index, partner: FileEntry, at: KeyPath, code: str) -> Findings:
    """What is wrong with a code that may be of another plan, as `npa-2013:NOMS`: partners have a history."""
    plan_id, colon, there = code.partition(":")
    if not colon or at[0] in ("members", "part_of"):
        yield partner.finding(at, *_told(code, index.frame), fix=_fix(code, index.frame))
        return
    other = index.sister_plans.get(plan_id)
    if other is None:
        message, hint = f"no plan `{plan_id}` beside this one", suggestion(plan_id, index.sister_plans)
        yield partner.finding(at, message, hint, severity="warning")  # it may be elsewhere
        return
    codes = [each.code for each in other.partners]
    if there not in codes:
        message = f"no partner `{there}` in partners.yaml of plan `{plan_id}`"
        yield partner.finding(at, message, suggestion(there, codes))


def _told(code: str, frame: Frame) -> tuple[str, str]:
    return f"no partner `{code}` in partners.yaml", suggestion(code, frame.names("partner"))


def _fix(code: str, frame: Frame) -> Fix | None:
    meant = same_but_capitals(code, frame.names("partner"))
    return Replace(meant) if meant else None
