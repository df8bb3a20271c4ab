"""Findings as the workflow commands GitHub Actions turns into annotations on a change's lines."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from npa_cli.model.finding import Severity
from npa_cli.model.located import Located
from npa_cli.render.findings.plain import finding_line, render_findings, worst_first
from npa_cli.render.safe_text import one_line

_COMMANDS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "note": "notice"}
# Of each kind in a step; the forge drops the rest (its documentation of "Usage limits" of annotations: ten warnings
# and ten errors a step, fifty a job).
_SHOWN: Final = 10


def render_github(located: Sequence[Located]) -> str:
    """A workflow command for each finding, the most severe first: the forge shows only the first few of a step.

    The log shows of a command its words alone, so they begin with the place.
    """
    return "".join(f"{_command(each)}\n" for each in worst_first(located))


def render_annotations(located: Sequence[Located]) -> str:
    """Only as many commands as the forge shows of a step; below them the others, as lines that are no commands."""
    told: Counter[Severity] = Counter()
    shown: list[Located] = []
    rest: list[Located] = []
    for each in worst_first(located):
        told[each.finding.severity] += 1
        (shown if told[each.finding.severity] <= _SHOWN else rest).append(each)
    more = f"{len(rest)} more without an annotation: GitHub shows {_SHOWN} of each kind in a step\n" if rest else ""
    return render_github(shown) + more + render_findings(rest)


def _command(each: Located) -> str:
    finding = each.finding
    place = f"file={_property(each.path)},line={each.point.line},col={each.point.column}"
    if each.end is not None:
        place += f",endLine={each.end.line},endColumn={each.end.column - 1}"
    place += f",title={_property(finding.code)}"
    return f"::{_COMMANDS[finding.severity]} {place}::{_escaped(finding_line(each, colour=False))}"


def _escaped(words: str) -> str:
    """Words that can't end a command or begin another."""
    return one_line(words).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    """Words that can't end a property either."""
    return _escaped(words).replace(":", "%3A").replace(",", "%2C")
