"""NPA508 stray-report: a partner reports on a deliverable that it has no part in."""

from collections.abc import Iterable
from typing import Final

from npa_cli.model.plan import Plan
from npa_cli.progress.commitment import Commitment
from npa_cli.progress.who_reports import Reporters, WhoReports
from npa_cli.rules.minimal_plan import in_partners, in_return
from npa_cli.rules.returns import Statement
from npa_cli.rules.rule import Findings, Frame, Index, plan_rule
from npa_cli.timeframe import Round

_TWO: Final = in_partners("{code: PHE, name: Public Health England, kind: organisation}").own


@plan_rule(
    "NPA508",
    finds="judgement",
    title="A partner reports on a deliverable that it has no part in",
    why="It is often a mistyped id; and if it is not, the word of those who lead counts for more.",
    bad=in_return(files=_TWO, partner="PHE", remark="NHSE leads the activity."),
    good=in_return(files=_TWO, remark="NHSE leads the activity."),
)
def stray_report(index: Index, frame: Frame) -> Findings:
    if not frame.has("partners"):
        return  # who is in which group, and whose successor, is not known
    who = WhoReports(frame.plan)
    for each in index.statements:
        assessed = index.standing(each.quarter).get(each.item)
        if assessed is None or each.partner not in frame.names("partner"):
            continue
        commitment, reporters = assessed.commitment, who.during(assessed.commitment, each.quarter)
        absent = _absent(frame.plan, who, each)
        if absent is not None:
            asked, noun = next(iter(reporters.asked), None), each.quarter.noun
            hint = f"`{asked}` reports on it for that {noun}" if asked else "check the period"
            yield each.finding((), absent, hint)
        elif commitment.leads and each.partner not in _part_takers(frame.plan, commitment, each.quarter, reporters):
            message = f"`{each.partner}` reports on it, but it is led by {', '.join(commitment.leads)}"
            hint = f"check the id; if it helps, list `{each.partner}` under `contributors` of the deliverable"
            yield each.finding((), message, hint)


def _absent(plan: Plan, who: WhoReports, each: Statement) -> str | None:
    """That a partner was not there in the quarter it reports for: it had ended, or not begun; None if it was."""
    partner, quarter = plan.partner(each.partner), each.quarter
    if partner is None or who.succession.works(each.partner, quarter.start, quarter.end):
        return None
    if partner.ended and partner.ended < quarter.start:
        return f"`{each.partner}` ended on {partner.ended}, before {quarter.label}"
    return f"`{each.partner}` began on {partner.started}, after {quarter.label}"


def _part_takers(plan: Plan, commitment: Commitment, quarter: Round, reporters: Reporters) -> frozenset[str]:
    """Who led on any day of a quarter, contributors and whoever reports; the members of those that are groups; and
    who took over from any.
    """
    led = (*commitment.leads, *commitment.leads_on(quarter.start))
    helping = (*commitment.activity.contributors, *commitment.deliverable.contributors)
    waiting = [*led, *helping, *reporters.asked, *reporters.earlier]
    found: set[str] = set()
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.add(code)
            waiting.extend(_next(plan, code))
    return frozenset(found)


def _next(plan: Plan, code: str) -> Iterable[str]:
    for partner in plan.partners:
        if partner.code == code:
            yield from (*partner.members, *partner.successors)
        elif code in partner.predecessors:
            yield partner.code
