"""NPA241 unknown-board: a body that reports to, or escalates to, one that workplan.yaml does not have."""

from npa_cli.model.did_you_mean import suggestion
from npa_cli.rules.minimal_plan import boards_of
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule
from npa_cli.rules.workplan_settings import board_links


@file_rule(
    "NPA241",
    finds="unknown board",
    kinds=("workplan",),
    title="A body reports or escalates to one that workplan.yaml does not have",
    why="What a board can't settle has to arrive somewhere: a mistyped code is a dead end.",
    bad=Example("workplan.yaml", boards_of().replace("to: [NPHB]", "to: [NHPB]")),
    good=Example("workplan.yaml", boards_of()),
)
def unknown_board(file: CheckedFile, frame: Frame) -> Findings:
    known = frame.names("board")
    for link in board_links(file):
        if link.to not in known:
            yield file.finding(link.at, f"no board `{link.to}` in workplan.yaml", suggestion(link.to, known))
