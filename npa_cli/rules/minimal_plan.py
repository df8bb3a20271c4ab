"""The smallest plan that is right: what a rule's example, one file, is completed with; and files much like its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Example:
    """The file at fault in a small plan, which the tests complete and check for real.

    `files` are those beside it, by path, where one file alone can't show the fault.
    """

    path: str
    text: str
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def own(self) -> Mapping[str, str]:
        """The file at fault by its path, as one of those beside that of another example."""
        return {self.path: self.text}


MINIMAL_PLAN: Final = {
    "workplan.yaml": "id: small\ntitle: A small plan\nperiod: {text: 2018 - 2021}\n",
    "partners.yaml": "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n",
    "priorities/01-first.yaml": """\
id: P1
title: First
statement: Do one thing well.
themes:
  - title: Only theme
    activities:
      - id: P1.1
        text: The activity.
        leads: [NHSE]
        deliverables:
          - id: P1.1.1
            text: The deliverable
            timeframe: FY18/19 Q2
""",
}

DATED_WORKPLAN: Final = MINIMAL_PLAN["workplan.yaml"].replace(
    "2018 - 2021", "2018 - 2021, start: 2018-04-01, end: 2021-03-31"
)


def minimal_file(path: str) -> Example:
    """The minimal plan's own file of a path, as an example; an empty one of a path that it does not have."""
    return Example(path, MINIMAL_PLAN.get(path, ""))


def in_priority(old: str, new: str, files: Mapping[str, str] | None = None) -> Example:
    """The example of the minimal plan's priority with one piece of its text changed."""
    return Example("priorities/01-first.yaml", first_priority(old, new), files or {})


def second_deliverable(entry: str) -> str:
    """The minimal plan's priority with one more deliverable, in one line, under its activity."""
    return f"{MINIMAL_PLAN['priorities/01-first.yaml']}          - {{{entry}}}\n"


def in_workplan(lines: str, files: Mapping[str, str] | None = None) -> Example:
    """The example of the minimal plan's workplan with more lines, such as `expect: {deliverables: 2}`."""
    return Example("workplan.yaml", f"{MINIMAL_PLAN['workplan.yaml']}{lines}\n", files or {})


def in_partners(entry: str) -> Example:
    """The example of the minimal plan's partners and one more."""
    return Example("partners.yaml", f"{MINIMAL_PLAN['partners.yaml']}  - {entry}\n")


def first_priority(old: str, new: str) -> str:
    """The minimal plan's priority with one piece of its text changed."""
    text = MINIMAL_PLAN["priorities/01-first.yaml"]
    if old not in text:
        raise ValueError(f"the minimal plan has no `{old}`")
    return text.replace(old, new)


def boards_of(first: str = "") -> str:
    """The minimal plan's workplan with two boards, the second escalating to the first; `first` is added to that one."""
    return f"""\
{MINIMAL_PLAN["workplan.yaml"]}boards:
  - {{code: NPHB, name: National Prison Healthcare Board{first}}}
  - {{code: LDB, name: Local Delivery Boards, escalates_to: [NPHB]}}
"""


def lead_of(code: str, comment: str) -> str:
    """The minimal plan's priority with this lead of its activity, and a comment on that line."""
    return first_priority("leads: [NHSE]", f"leads: [{code}]  # {comment}")


ON_TRACK: Final = "status: in_progress, rag: green"


def return_of(
    entry: str = ON_TRACK, *, partner: str = "NHSE", period: str = "FY18/19 Q1", no_change: str = "", remark: str = ""
) -> str:
    """A return whose one entry, in one line, is about the minimal plan's deliverable; without one where it is empty.

    `remark` is a comment above it: what a reader who sees this file alone has to know of the others.
    """
    lines = [f"# {remark}"] if remark else []
    lines += [f"partner: {partner}", f"period: {period}"]
    if entry:
        lines += ["updates:", f"  P1.1.1: {{{entry}}}"]
    if no_change:
        lines.append(f"no_change: [{no_change}]")
    return "".join(f"{line}\n" for line in lines)


def in_return(
    entry: str = ON_TRACK,
    files: Mapping[str, str] | None = None,
    *,
    partner: str = "NHSE",
    period: str = "FY18/19 Q1",
    no_change: str = "",
    remark: str = "",
    path: str = "",
) -> Example:
    """The example of a return, as `return_of` writes it, in its rightful place unless a path is given."""
    text = return_of(entry, partner=partner, period=period, no_change=no_change, remark=remark)
    rightful = f"returns/{period.replace('/', '-').replace(' ', '-')}/{partner}.yaml"
    return Example(path or rightful, text, files or {})


RISK: Final = """\
- id: R-001
  title: Staff not trained in time
  affects: [P1.1.1]
  owner: NHSE
  current: {likelihood: 2, impact: 3}
  status: open
"""
EXCEPTION: Final = lead_of("NHSX", "npa: ignore[NPA201] joins partners.yaml in July")
MEASURE: Final = "- {id: M1, title: Cases, items: [P1.1], unit: cases, improvement: decrease}\n"


def readings_of(*rows: str) -> str:
    """A file of readings with these rows, of measure, first and last day, and value."""
    return "".join(f"{line}\n" for line in ("measure,period_start,period_end,value", *rows))


def link_of(**fields: str) -> str:
    """links.yaml with one right link from the minimal plan's activity to its priority, some of it replaced."""
    given = {"from": "P1.1", "relation": "serves", "to": "P1", "basis": "same_subject", **fields}
    return "- {" + ", ".join(f"{key}: {value}" for key, value in given.items()) + "}\n"


def change_of(**fields: str) -> str:
    """changes.yaml with one right change to the minimal plan's deliverable, some of its fields replaced or added."""
    given = {
        "id": "CHG-001",
        "item": "P1.1.1",
        "field": "timeframe",
        "to": "FY18/19 Q4",
        "reason": "dependency",
        "status": "approved",
        "decided_by": "NHSE",
        "decided_on": "2018-06-18",
        **fields,
    }
    lines = [f"{key}: {value}" for key, value in given.items() if value]
    return "- " + "\n  ".join(lines) + "\n"


def in_changes(files: Mapping[str, str] | None = None, **fields: str) -> Example:
    """The example of changes.yaml with one change, as `change_of` writes it."""
    return Example("changes.yaml", change_of(**fields), files or {})
