"""NPA705 unfounded-improvement: better than last said, and not a word or a link to say why."""

from typing import Final

from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.revision.revision import Revision, revision_rule
from npa_cli.rules.rule import Findings

_FIRST: Final = "returns/FY18-19-Q1/NHSE.yaml"
_SECOND: Final = "returns/FY18-19-Q2/NHSE.yaml"
_HINT: Final = "say in `narrative` what made it better, or under `evidence:` a line `- https://…` where it can be seen"


@revision_rule(
    "NPA705",
    title="A rating improved with neither evidence nor narrative",
    why="A colour that turns for the better is what a board most wants to believe; it must be able to see why.",
    before={_FIRST: return_of("status: in_progress, rag: red, narrative: Late.")},
    bad={_SECOND: return_of("status: in_progress, rag: green", period="FY18/19 Q2")},
    good={_SECOND: return_of("status: in_progress, rag: green, narrative: The data came.", period="FY18/19 Q2")},
)
def unfounded_improvement(revision: Revision) -> Findings:
    for was, now in revision.new_words():
        if now.text("narrative") or now.gives_evidence:
            continue
        if now.status == "complete" and (was is None or was.status != "complete"):
            said = f"was `{was.status}`" if was else "was never reported on"
            yield now.finding(("status",), f"{now.item} {said}, now `complete`, and nothing shows it", _HINT)
        elif (
            was is not None
            and revision.before.frame.standing_of(was.text("rag")) in ("at_risk", "off_track")
            and revision.after.frame.standing_of(now.text("rag")) == "on_track"
        ):
            message = f"{now.item} was `{was.text('rag')}`, now `{now.text('rag')}`, and nothing says why"
            yield now.finding(("rag",), message, _HINT)
