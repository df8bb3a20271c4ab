"""NPA408 nobody-reports: a group's deliverable, and no partner to report on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.model.did_you_mean import suggestion
from npa_cli.model.finding import Finding, KeyPath
from npa_cli.progress.reported import reporting_partner
from npa_cli.rules.minimal_plan import first_priority, return_of
from npa_cli.rules.return_file import return_files
from npa_cli.rules.rule import Context, Example, Rule
from npa_cli.rules.statement import standing
from npa_cli.rules.walk import group_members, has, nodes, partner_codes, text_under

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


def _check(context: Context) -> Iterator[Finding]:
    if not has(context, "partners"):
        return  # which codes are groups is not known
    yield from _of_settings(context)
    yield from _of_items(context)
    yield from _of_returns(context)


def _of_settings(context: Context) -> Iterator[Finding]:
    """`reporting` in workplan.yaml: a group's code to a partner's."""
    known = context.once(partner_codes)
    for file in context.files:
        told = file.data.get("reporting") if file.kind == "workplan" and isinstance(file.data, dict) else None
        for group, reporter in told.items() if isinstance(told, dict) else ():
            at: KeyPath = ("reporting", group)
            if group not in known:
                message, hint = f"no partner `{group}` in partners.yaml", suggestion(group, known)
                yield Finding(_CODE, file.path, at, message, hint, on_key=True)
            elif group_members(context, group) is None:
                message = f"`{group}` is no group, so it reports for itself and this has no effect"
                hint = "leave it out; `reporting_partner` on an activity or deliverable names another"
                yield Finding(_CODE, file.path, at, message, hint, on_key=True)
            if not isinstance(reporter, str):
                continue
            if reporter not in known:
                yield Finding(
                    _CODE, file.path, at, f"no partner `{reporter}` in partners.yaml", suggestion(reporter, known)
                )
            elif (members := group_members(context, reporter)) is not None:
                yield Finding(_CODE, file.path, at, *_is_a_group(reporter, members))


def _of_items(context: Context) -> Iterator[Finding]:
    """`reporting_partner` on an activity or deliverable. A code there is none of is NPA201."""
    for node in nodes(context):
        reporter = text_under(node.data, "reporting_partner")
        members = group_members(context, reporter) if reporter is not None else None
        if reporter is not None and members is not None:
            message, hint = _is_a_group(reporter, members)
            yield Finding(_CODE, node.path, (*node.at, "reporting_partner"), message, hint, item=node.item)


def _of_returns(context: Context) -> Iterator[Finding]:
    for file in context.once(return_files):
        if file.quarter is None:
            continue
        plan = context.once(standing, file.quarter)
        for item, at, on_key in file.mentions():
            commitment = plan[item].commitment if item in plan else None
            if commitment is None or not commitment.leads or reporting_partner(context.plan, commitment) is not None:
                continue
            group = commitment.leads[0]
            message = f"`{group}` leads it, and nothing says which partner reports for `{group}`"
            member = next(iter(group_members(context, group) or ()), "…")
            hint = f"add `reporting: {{{group}: {member}}}` to workplan.yaml, or `reporting_partner` to the deliverable"
            yield Finding(_CODE, file.path, at, message, hint, on_key=on_key, item=item)


def _is_a_group(code: str, members: tuple[str, ...]) -> tuple[str, str]:
    hint = f"one of its members: {', '.join(members)}" if members else "a single partner's code"
    return f"`{code}` is a group, and only one partner can report", hint


RULE = Rule(
    code=_CODE,
    name="nobody-reports",
    title="A group's deliverable, and no partner to report on it",
    why="What everybody reports on nobody does; of several accounts npa must know whose counts.",
    bad=Example(
        "returns/FY18-19-Q1/NHSE.yaml",
        _JOINT["returns/FY18-19-Q1/NHSE.yaml"],
        {path: text for path, text in _JOINT.items() if not path.startswith("returns/")},
    ),
    good=Example(_PATH, _HEAD + "reporting: {Joint: NHSE}\n", _JOINT),
    check=_check,
)
