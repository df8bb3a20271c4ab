"""NPA205 unknown-source: words quoted from a document that workplan.yaml does not list."""

from npa_cli.model.did_you_mean import suggestion
from npa_cli.rules.minimal_plan import in_priority
from npa_cli.rules.plain_data import mapping_under
from npa_cli.rules.rule import Findings, Frame, Item, item_rule


@item_rule(
    "NPA205",
    finds="unknown source",
    title="Words quoted from a document that workplan.yaml does not list",
    why="A reader must be able to find the signed words, and under which licence they are quoted.",
    bad=in_priority("themes:", "source: {document: lost, line: 1}\nthemes:"),
)
def unknown_source(item: Item, frame: Frame) -> Findings:
    document = mapping_under(item.data, "source").get("document")
    known = frame.names("source")
    if isinstance(document, str) and document not in known and frame.has("workplan"):
        hint = suggestion(document, known) if known else "list the document under `sources` in workplan.yaml"
        message = f"no document `{document}` under `sources` in workplan.yaml"
        yield item.finding(("source", "document"), message, hint)
