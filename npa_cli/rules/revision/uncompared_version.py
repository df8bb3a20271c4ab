"""NPA708 uncompared-version: the earlier version, or a file of it, can't be read, so nothing is known of the change."""

from typing import Final

from npa_cli.model.finding import Point
from npa_cli.rules.checked_file import finding_at
from npa_cli.rules.revision.revision import Revision, revision_rule
from npa_cli.rules.rule import Findings

CODE: Final = "NPA708"
_WORKFLOW: Final = ".github/workflows/plan.yaml"
_STEPS: Final = "- uses: actions/checkout@v4\n  with: {fetch-depth: %d}\n- run: npa validate --base origin/main\n"
_HINT: Final = (
    "compare in a clone that holds all of it (`fetch-depth: 0`, no --filter), or with a commit in which it can be read"
)


@revision_rule(
    CODE,
    title="An earlier version that can't be read, and so not compared",
    why="A check that could not be made is not a check that was passed: signed words may have been altered.",
    before={},
    bad={_WORKFLOW: _STEPS % 1},
    good={_WORKFLOW: _STEPS % 0},
)
def uncompared_version(revision: Revision) -> Findings:
    told = set()
    for each in revision.before.unreadable:
        if each.path not in told:
            told.add(each.path)
            message = f"{each.path} as it was is not compared: {each.message}"
            yield finding_at(each.path, Point(1, 1), message, _HINT)
    if revision.before.plan.conventions is None and "workplan.yaml" not in told:
        message = "workplan.yaml as it was is not right, so returns are not compared"
        yield finding_at("workplan.yaml", Point(1, 1), message, _HINT)
