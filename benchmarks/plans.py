"""Made-up plans of any size, the same for each size, in npa's files and in those of other tools.

A deliverable takes some 490 bytes with its share of what is above it, as in the plans that the goals were set with; in
the Workplan itself it is some 500.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

CODES = ("MoJ", "HMPPS", "DHSC", "PHE", "NHSE")
WHEN = ("FY18/19 Q2", "FY19/20 Q4", "by 2020", "Ongoing", "FY20/21 Q1", "by December 2019", "quarterly")
TEXT = (
    "Deliverable {}, in a sentence of about the length that officials write for one, with what it is to bring about "
    "and for whom."
)
NOTE = (
    "Looked at on day {} by those who are to report on it, and found to be as it should; nothing else is known of it "
    "yet, so nothing else stands here, but for what the partners may add when they next write to the board."
)
DUE = ("2018-09-30", "2020-03-31", "2020-12-31", None, "2020-06-30", "2019-12-31", None)


def made_plan(folder: Path, deliverables: int, files: int) -> None:
    """A right plan of so many deliverables, dealt evenly to so many priority files."""
    (folder / "priorities").mkdir(parents=True, exist_ok=True)
    (folder / "workplan.yaml").write_text(
        "id: made\ntitle: Made for measuring\nperiod:\n  text: 2018 - 2021\n  start: 2018-04-01\n  end: 2021-03-31\n"
    )
    partners = "".join(f"  - {{code: {code}, name: Organisation {code}, kind: organisation}}\n" for code in CODES)
    (folder / "partners.yaml").write_text(f"partners:\n{partners}")
    for number in range(1, files + 1):
        path = folder / "priorities" / f"{number:03d}.yaml"
        path.write_text("".join(_priority(number, *divmod_of(deliverables, files, number))), encoding="utf-8")


def made_returns(folder: Path, files: int, entries: int) -> None:
    """A return of each partner for the first quarter: so many entries together, dealt evenly to the priority files."""
    said: dict[str, list[str]] = {code: [] for code in CODES}
    for number in range(1, files + 1):
        for activity in range(1, divmod_of(entries, files, number)[1] + 1):
            said[_lead(number, activity)].append(
                f"  P{number}.{activity}.1: {{status: in_progress, rag: green, narrative: Begun as was planned}}\n"
            )
    quarter = folder / "returns" / "FY18-19-Q1"
    quarter.mkdir(parents=True)
    for code, entry in said.items():
        head = f"partner: {code}\nperiod: FY18/19 Q1\napproved_by: Deputy Director\napproved_on: 2018-07-10\nupdates:\n"
        (quarter / f"{code}.yaml").write_text(head + "".join(entry), encoding="utf-8")


def made_estate(folder: Path, plans: int, deliverables: int, files: int) -> None:
    """So many right plans, each with an id of its own, in folders of a hundred."""
    for number in range(plans):
        root = folder / f"region-{number // 100:04d}" / f"plan-{number:06d}"
        made_plan(root, deliverables, files)
        manifest = root / "workplan.yaml"
        manifest.write_text(manifest.read_text().replace("id: made\n", f"id: made-{number}\n", 1))


def divmod_of(total: int, parts: int, number: int) -> tuple[int, int]:
    """The first and the count of one part of a total dealt evenly."""
    each, rest = divmod(total, parts)
    return each * (number - 1) + min(number - 1, rest), each + (number <= rest)


def _priority(number: int, first: int, count: int) -> Iterator[str]:
    yield f"id: P{number}\ntitle: Priority {number}\nstatement: What priority {number} is for.\n"
    yield "measure: How it is known.\nthemes:\n"
    for place in range(count):
        activity, deliverable = place // 4 + 1, place % 4 + 1
        if place % 20 == 0:
            yield f"  - title: Theme {place // 20 + 1}\n    activities:\n"
        if deliverable == 1:
            yield f"      - id: P{number}.{activity}\n"
            yield f"        text: Work together so that activity {activity} comes about in every establishment.\n"
            yield f"        leads: [{_lead(number, activity)}]\n        deliverables:\n"
        at = first + place
        yield f"          - id: P{number}.{activity}.{deliverable}\n"
        yield f"            text: {TEXT.format(at)}\n"
        yield f"            timeframe: {WHEN[at % 7]}\n"
        yield f"            note: {NOTE.format(at % 28 + 1)}\n"


def _lead(number: int, activity: int) -> str:
    return CODES[(activity + number) % 5]
