"""NPA201 unknown-partner: a code that partners.yaml does not have."""

from __future__ import annotations

from typing import Final

from npa_cli.model.did_you_mean import same_but_capitals, suggestion
from npa_cli.model.finding import KeyPath
from npa_cli.model.fix import Replace
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority
from npa_cli.rules.plain_data import mappings, values_under, words
from npa_cli.rules.reporting import reporting_in
from npa_cli.rules.rule import Example, Finding, Findings, Frame, Index, Item, item_rule

_CODE: Final = "NPA201"
_IN_ITEMS: Final = ("leads", "contributors", "reporting_partner")
_IN_PARTNERS: Final = ("members", "part_of", "predecessors", "successors")


@item_rule(
    _CODE,
    finds="unknown partner",
    name="unknown-partner",
    title="A partner that partners.yaml does not have",
    why="A mistyped lead is nobody: the deliverable would be in no partner's list.",
    bad=Example("priorities/01-first.yaml", first_priority("[NHSE]", "[NHS-E]")),
    good=Example("priorities/01-first.yaml", MINIMAL_PLAN["priorities/01-first.yaml"]),
    fix="If it differs from a code of partners.yaml in capitals alone: `phe` becomes PHE.",
)
def check(item: Item, frame: Frame) -> Findings:
    if not frame.has("partners"):
        return  # partners.yaml can't be read: what is in it is not known, and that is a finding already
    for key in _IN_ITEMS:
        if key in item.data:
            for code, at in words(item.data[key], (*item.at, key)):
                if code not in frame.partner_codes:
                    yield _finding(item.path, at, code, frame)


@check.plan_check
def check_plan(index: Index, frame: Frame) -> Findings:
    """Members, predecessors and successors, who reports for a group, and whose e-mails and teams are named."""
    for file in index.files_of("partners"):
        for partner, at in mappings(file.data, "partners"):
            for key in _IN_PARTNERS:
                for code, place in words(partner.get(key), (*at, key)):
                    if code not in frame.partner_codes:
                        yield from _in_family(index, file.path, place, code, key)
    for file in index.files_of("guard") if frame.has("partners") else ():
        for _, at in values_under(file.data, "partners"):
            if at[-1] not in frame.partner_codes:
                yield _finding(file.path, at, str(at[-1]), frame, on_key=True)
    for group, reporter, at in reporting_in(frame) if frame.has("partners") else ():
        if group not in frame.partner_codes:
            yield _finding("workplan.yaml", at, group, frame, on_key=True)
        if reporter not in frame.partner_codes:
            yield _finding("workplan.yaml", at, reporter, frame)


def _in_family(index: Index, path: str, at: KeyPath, code: str, key: str) -> Findings:
    """What is wrong with a code that may be of another plan, as `npa-2013:NOMS`: partners have a history."""
    plan_id, colon, there = code.partition(":")
    if not colon or key in ("members", "part_of"):
        yield _finding(path, at, code, index.frame)
        return
    other = index.sister_plans.get(plan_id)
    if other is None:
        message, hint = f"no plan `{plan_id}` beside this one", suggestion(plan_id, index.sister_plans)
        yield Finding(_CODE, path, at, message, hint, severity="warning")  # it may be elsewhere
        return
    codes = [each.code for each in other.partners]
    if there not in codes:
        message = f"no partner `{there}` in partners.yaml of plan `{plan_id}`"
        yield Finding(_CODE, path, at, message, suggestion(there, codes))


def _finding(path: str, at: KeyPath, code: str, frame: Frame, *, on_key: bool = False) -> Finding:
    known = frame.partner_codes
    message, meant = f"no partner `{code}` in partners.yaml", same_but_capitals(code, known)
    fix = Replace(meant) if meant and not on_key else None
    return Finding(_CODE, path, at, message, suggestion(code, known), on_key=on_key, fix=fix)
