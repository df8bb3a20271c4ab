"""NPA205 unknown-source: words quoted from a document that workplan.yaml does not list."""

from __future__ import annotations

from typing import Final

from npa_cli.model.did_you_mean import suggestion
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority
from npa_cli.rules.rule import Example, Findings, Frame, Item, item_rule

_CODE: Final = "NPA205"


@item_rule(
    _CODE,
    finds="unknown source",
    name="unknown-source",
    title="Words quoted from a document that workplan.yaml does not list",
    why="A reader must be able to find the signed words, and under which licence they are quoted.",
    bad=Example("priorities/01-first.yaml", first_priority("themes:", "source: {document: lost, line: 1}\nthemes:")),
    good=Example("priorities/01-first.yaml", MINIMAL_PLAN["priorities/01-first.yaml"]),
)
def check(item: Item, frame: Frame) -> Findings:
    place = item.data.get("source")
    document = place.get("document") if isinstance(place, dict) else None
    known = frame.source_ids
    if isinstance(document, str) and document not in known and frame.has("workplan"):
        hint = suggestion(document, known) if known else "list the document under `sources` in workplan.yaml"
        message = f"no document `{document}` under `sources` in workplan.yaml"
        yield item.finding(_CODE, ("source", "document"), message, hint)
