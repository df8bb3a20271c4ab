"""NPA510 silent-partner: a partner with open work that sends nothing two rounds running."""

from collections.abc import Mapping, Sequence
from typing import Final

from npa_cli.model.proposed_command import proposed
from npa_cli.progress.reported import is_tracked
from npa_cli.rules.minimal_plan import in_partners, in_priority, in_return
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule
from npa_cli.timeframe import Round

_RUNNING: Final = 2  # quarters
_LOOKED_AT: Final = 40  # quarters, the latest: a mistyped year must not make centuries of silence


_PARTNERS: Final = in_partners("{code: PHE, name: Public Health England, kind: organisation}")
_REMARK: Final = "# PHE leads an activity. For FY18/19 Q1 and Q2 there are returns of NHSE, and none of PHE.\n"
_GOOD_REMARK: Final = "For FY18/19 Q1 and Q2 there are returns of NHSE; this is one of PHE."
_OTHERS: Final = {
    **in_priority("[NHSE]", "[PHE]\n        contributors: [NHSE]").own,
    **in_return("status: on_hold, narrative: Waiting for PHE").own,
    **in_return("", period="FY18/19 Q2", no_change="P1.1.1").own,
}


@plan_rule(
    "NPA510",
    finds="judgement",
    title="A partner with open work that sends nothing two rounds running",
    why="Silence once is a missed date; twice, the board no longer knows where the partner's work stands.",
    bad=Example("partners.yaml", _REMARK + _PARTNERS.text, _OTHERS),
    good=in_return(
        "status: on_hold, narrative: No funds until April",
        {**_PARTNERS.own, **_OTHERS},
        partner="PHE",
        period="FY18/19 Q2",
        remark=_GOOD_REMARK,
    ),
)
def silent_partner(index: Index, frame: Frame) -> Findings:
    silent: dict[str, list[Round]] = {}
    for quarter, partners in index.expected_to_report(_unheard(index)).items():
        for partner in partners:
            silent.setdefault(partner, []).append(quarter)
    for entry in index.entries("partners", "partners"):
        code = entry.text("code") or ""
        run = _latest_run(silent.get(code, ()))
        if run:
            work = "work open" if is_tracked(index.plan, index.judged_on(run[-1])) else "work to report on"
            message = f"reported nothing for {', '.join(each.label for each in run)}, with {work}"
            command = proposed("return", "new", "--partner", code, "--period", run[-1].file_name)
            yield entry.finding(("code",), message, f"ask for its return: {command}")


def _unheard(index: Index) -> Mapping[Round, frozenset[str]]:
    """By quarter, in order, who sent nothing for it, nor for the quarter before or after: others can't be silent for
    long enough, and whether they had anything to report need not be asked.
    """
    spoke = {(file.partner, file.quarter) for file in index.returns if file.reports_anything}
    codes = index.frame.names("partner")
    nothing = {quarter: {each for each in codes if (each, quarter) not in spoke} for quarter in _quarters(index)}
    return {
        quarter: frozenset(unheard & (nothing.get(quarter.previous, set()) | nothing.get(quarter.next, set())))
        for quarter, unheard in nothing.items()
    }


def _quarters(index: Index) -> tuple[Round, ...]:
    """From the first ended quarter with any return to the last, with those between, in order."""
    ended = {file.quarter for file in index.returns if file.quarter and index.has_ended(file.quarter)}
    known = sorted(ended, key=lambda each: each.end)
    found = known[-1:]
    while found and found[-1] != known[0] and len(found) < _LOOKED_AT:
        found.append(found[-1].previous)
    return tuple(reversed(found))


def _latest_run(silent: Sequence[Round]) -> Sequence[Round]:
    """The last quarters of some, in order, that follow each other without a gap; none if there are not enough."""
    runs: list[list[Round]] = []
    for quarter in silent:
        if runs and runs[-1][-1].next == quarter:
            runs[-1].append(quarter)
        else:
            runs.append([quarter])
    return next((run for run in reversed(runs) if len(run) >= _RUNNING), ())
