"""NPA408 nobody-reports: a group's deliverable, and no partner to report on it."""

from __future__ import annotations

from typing import Final

from npa_cli.model.did_you_mean import suggestion
from npa_cli.model.finding import KeyPath
from npa_cli.progress.who_reports import WhoReports
from npa_cli.rules.minimal_plan import first_priority, return_of
from npa_cli.rules.plain_data import text_under
from npa_cli.rules.rule import Example, Finding, Findings, Frame, Index, Item, item_rule

_CODE: Final = "NPA408"
_PATH: Final = "workplan.yaml"
_HEAD: Final = "id: small\ntitle: A small plan\nperiod: {text: 2018 - 2021}\n"
_JOINT: Final = {
    "partners.yaml": "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"
    "  - {code: Joint, name: Joint, kind: group, members: [NHSE]}\n",
    "priorities/01-first.yaml": first_priority("[NHSE]", "[Joint]"),
    "returns/FY18-19-Q1/NHSE.yaml": return_of(
        "status: in_progress, rag: green", remark="Its activity is led by Joint, a group."
    ),
}


@item_rule(
    _CODE,
    finds="judgement",
    name="nobody-reports",
    title="A group's deliverable, and no partner to report on it",
    why="What everybody reports on nobody does; of several accounts npa must know whose counts.",
    bad=Example(
        "returns/FY18-19-Q1/NHSE.yaml",
        _JOINT["returns/FY18-19-Q1/NHSE.yaml"],
        {path: text for path, text in _JOINT.items() if not path.startswith("returns/")},
    ),
    good=Example(_PATH, _HEAD + "reporting: {Joint: NHSE}\n", _JOINT),
)
def check(item: Item, frame: Frame) -> Findings:
    """`reporting_partner` on an activity or deliverable. A code there is none of is NPA201."""
    reporter = text_under(item.data, "reporting_partner")
    if reporter is not None and reporter in frame.groups and frame.has("partners"):
        message, hint = _is_a_group(reporter, frame)
        yield item.finding(_CODE, ("reporting_partner",), message, hint)


@check.plan_check
def check_plan(index: Index, frame: Frame) -> Findings:
    """The settings in workplan.yaml, and the returns."""
    if frame.has("partners"):  # else it is not known which codes are groups
        yield from _of_settings(frame)
        yield from _of_returns(index, frame)


def _of_settings(frame: Frame) -> Findings:
    """`reporting` in workplan.yaml: a group's code to a partner's."""
    file, known = frame.file("workplan"), frame.partner_codes
    told = file.data.get("reporting") if file is not None and isinstance(file.data, dict) else None
    if file is None or not isinstance(told, dict):
        return
    for group, reporter in told.items():
        at: KeyPath = ("reporting", group)
        if group not in known:
            message, hint = f"no partner `{group}` in partners.yaml", suggestion(group, known)
            yield Finding(_CODE, file.path, at, message, hint, on_key=True)
        elif group not in frame.groups:
            message = f"`{group}` is no group, so it reports for itself and this has no effect"
            hint = "leave it out; `reporting_partner` on an activity or deliverable names another"
            yield Finding(_CODE, file.path, at, message, hint, on_key=True)
        if not isinstance(reporter, str):
            continue
        if reporter not in known:
            message = f"no partner `{reporter}` in partners.yaml"
            yield Finding(_CODE, file.path, at, message, suggestion(reporter, known))
        elif reporter in frame.groups:
            yield Finding(_CODE, file.path, at, *_is_a_group(reporter, frame))


def _of_returns(index: Index, frame: Frame) -> Findings:
    """What a return says of a deliverable that a group leads and nobody reports on."""
    who = WhoReports(frame.plan)
    for file in index.returns:
        if file.quarter is None:
            continue
        standing, day = index.standing(file.quarter), min(file.quarter.end, index.judged_on(file.quarter))
        for item, at, on_key in file.mentions():
            commitment = standing[item].commitment if item in standing else None
            if commitment is None or not commitment.leads or who.named(commitment, day) is not None:
                continue
            group = commitment.leads[0]
            message = f"`{group}` leads it, and nothing says which partner reports for `{group}`"
            members = frame.groups[group].members if group in frame.groups else ()
            member = next(iter(members), "…")
            hint = f"add `reporting: {{{group}: {member}}}` to workplan.yaml, or `reporting_partner` to the deliverable"
            yield Finding(_CODE, file.path, at, message, hint, on_key=on_key)


def _is_a_group(code: str, frame: Frame) -> tuple[str, str]:
    members = frame.groups[code].members
    hint = f"one of its members: {', '.join(members)}" if members else "a single partner's code"
    return f"`{code}` is a group, and only one partner can report", hint
