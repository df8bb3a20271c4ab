"""NPA205 unknown-source: words quoted from a document that workplan.yaml does not list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.model.did_you_mean import suggestion
from npa_cli.model.finding import Finding
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority
from npa_cli.rules.rule import Context, Example, Rule
from npa_cli.rules.walk import nodes

_CODE: Final = "NPA205"


def _check(context: Context) -> Iterator[Finding]:
    if all(file.kind != "workplan" for file in context.files):
        return  # which documents there are is not known
    known = tuple(source.id for source in context.plan.workplan.sources)
    for node in nodes(context):
        place = node.data.get("source")
        document = place.get("document") if isinstance(place, dict) else None
        if isinstance(document, str) and document not in known:
            hint = suggestion(document, known) if known else "list the document under `sources` in workplan.yaml"
            at = (*node.at, "source", "document")
            message = f"no document `{document}` under `sources` in workplan.yaml"
            yield Finding(_CODE, node.path, at, message, hint, item=node.item)


RULE = Rule(
    code=_CODE,
    name="unknown-source",
    title="Words quoted from a document that workplan.yaml does not list",
    why="A reader must be able to find the signed words, and under which licence they are quoted.",
    bad=Example("priorities/01-first.yaml", first_priority("themes:", "source: {document: lost, line: 1}\nthemes:")),
    good=Example("priorities/01-first.yaml", MINIMAL_PLAN["priorities/01-first.yaml"]),
    check=_check,
)
