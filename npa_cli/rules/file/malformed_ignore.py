"""NPA901 malformed-ignore: a comment to npa that does not say which rule it ignores, or why."""

from typing import Final

from npa_cli.rules.minimal_plan import EXCEPTION, lead_of
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule
from npa_cli.store.comments import Ignore

_FORM: Final = "write `# npa: ignore[NPA203] why it is right here`"


@file_rule(
    "NPA901",
    title="A comment to npa that does not say which rule it ignores, or why",
    why="An exception without a reason can't be checked by the next person, and one without a code would hide faults "
    "that nobody has seen yet.",
    bad=Example("priorities/01-first.yaml", lead_of("NHSE", "npa: ignore[NPA201]")),
    good=Example("priorities/01-first.yaml", EXCEPTION),
)
def malformed_ignore(file: CheckedFile, frame: Frame) -> Findings:
    for ignore in file.ignores:
        if not ignore.well_formed:
            yield file.finding(ignore.point, _what(ignore), _FORM)


def _what(ignore: Ignore) -> str:
    if ignore.order != "ignore":
        return f"`npa: {ignore.order}` is nothing that npa is asked in a comment"
    if not ignore.names:
        return "ignores no rule by its code, so it ignores nothing"
    return "gives no reason, so it ignores nothing: who reads it next has to know why"
