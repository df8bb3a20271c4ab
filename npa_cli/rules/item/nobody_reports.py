"""NPA408 nobody-reports: a group's deliverable, and no partner to report on it."""

from typing import Final

from npa_cli.progress.who_reports import WhoReports
from npa_cli.rules.minimal_plan import in_partners, in_priority, in_return, in_workplan
from npa_cli.rules.rule import Findings, Frame, Index, Item, item_rule
from npa_cli.rules.workplan_settings import reporting_in

_GROUP: Final = in_partners("{code: Joint, name: Joint, kind: group, members: [NHSE]}")
_JOINT: Final = {**_GROUP.own, **in_priority("[NHSE]", "[Joint]").own}
_WRONG: Final = in_return("status: in_progress, rag: green", _JOINT, remark="Its activity is led by Joint, a group.")


@item_rule(
    "NPA408",
    finds="judgement",
    title="A group's deliverable, and no partner to report on it",
    why="What everybody reports on nobody does; of several accounts npa must know whose counts.",
    bad=_WRONG,
    good=in_workplan("reporting: {Joint: NHSE}", {**_JOINT, **_WRONG.own}),
)
def nobody_reports(item: Item, frame: Frame) -> Findings:
    """`reporting_partner` on an activity or deliverable. A code there is none of is NPA201."""
    reporter = item.text("reporting_partner")
    if reporter is not None and reporter in frame.groups and frame.has("partners"):
        message, hint = _is_a_group(reporter, frame)
        yield item.finding(("reporting_partner",), message, hint)


@nobody_reports.plan_check
def check_plan(index: Index, frame: Frame) -> Findings:
    """The settings in workplan.yaml, and the returns."""
    if frame.has("partners"):  # else it is not known which codes are groups
        yield from _of_settings(index, frame)
        yield from _of_returns(index, frame)


def _of_settings(index: Index, frame: Frame) -> Findings:
    """`reporting` in workplan.yaml: a group's code to a partner's. A code there is none of is NPA201."""
    for file in index.files_of("workplan"):
        for group, reporter, at in reporting_in(file):
            if group in frame.names("partner") and group not in frame.groups:
                message = f"`{group}` is no group, so it reports for itself and this has no effect"
                hint = "leave it out; `reporting_partner` on an activity or deliverable names another"
                yield file.finding(at, message, hint, on_key=True)
            if reporter in frame.groups:
                yield file.finding(at, *_is_a_group(reporter, frame))


def _of_returns(index: Index, frame: Frame) -> Findings:
    """The first word in a return on a deliverable that a group leads and nobody reports on, for each group."""
    who, told = WhoReports(frame.plan), set()
    for file in index.returns:
        if file.quarter is None:
            continue
        standing, day = index.standing(file.quarter), min(file.quarter.end, index.judged_on(file.quarter))
        for item, at, on_key in file.mentions():
            commitment = standing[item].commitment if item in standing else None
            if commitment is None or not commitment.leads or who.named(commitment, day) is not None:
                continue
            group = commitment.leads[0]
            if group in told:
                continue  # one setting is missing, however many returns lack it
            told.add(group)
            message = f"`{group}` leads it, and nothing says which partner reports for `{group}`"
            members = frame.groups[group].members if group in frame.groups else ()
            member = next(iter(members), "…")
            hint = f"add `reporting: {{{group}: {member}}}` to workplan.yaml, or `reporting_partner` to the deliverable"
            yield file.finding(at, message, hint, on_key=on_key)


def _is_a_group(code: str, frame: Frame) -> tuple[str, str]:
    members = frame.groups[code].members
    hint = f"one of its members: {', '.join(members)}" if members else "a single partner's code"
    return f"`{code}` is a group, and only one partner can report", hint
