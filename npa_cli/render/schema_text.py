"""A model's JSON Schema as the text kept in schemas/."""

from typing import Any, Final

from npa_cli.model.plan import Plan
from npa_cli.model.shape import json_schema
from npa_cli.render.json_text import write_json

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


def render_schema(kind: str, pattern: str, model: type[Any], plan: Plan | None = None) -> str:
    """The JSON Schema (draft 2020-12) of one kind of file, ending in a line feed. Same models, same bytes.

    With a plan, that plan's own names alone will do: its partners, ids, periods and so on.
    """
    schema = json_schema(model)
    title = f"npa {kind} file ({pattern})"
    if plan is not None:
        from npa_cli.model.plan_schema import narrow

        schema = narrow(schema, plan)
        title += f" of {plan.workplan.id}"
    head = {"$schema": _DRAFT, "title": title}
    return write_json({**head, **_without_titles(schema)})


def _without_titles(node: Any, *, names: bool = False) -> Any:
    """Leave out the titles pydantic makes of field names: they say a name again. `names` marks a level of names."""
    if isinstance(node, dict):
        return {
            key: _without_titles(value, names=key in ("properties", "$defs") and not names)
            for key, value in node.items()
            if names or key != "title"
        }
    return [_without_titles(each) for each in node] if isinstance(node, list) else node
