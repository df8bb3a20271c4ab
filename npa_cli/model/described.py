"""Fields that say what they mean: one description and example each, for the schema, the docs and editors."""

from __future__ import annotations

from dataclasses import MISSING, Field, field
from typing import Any, Final

STRICT: Final = {"extra": "forbid", "str_strip_whitespace": False}
"""Read by pydantic as `__pydantic_config__`: a key the format does not know is a finding, never dropped."""

PRIORITY_ID: Final = r"^P[1-9][0-9]*$"
ACTIVITY_ID: Final = r"^P[1-9][0-9]*\.[1-9][0-9]*$"
DELIVERABLE_ID: Final = r"^P[1-9][0-9]*\.[1-9][0-9]*\.[1-9][0-9]*$"


def described(description: str, *, default: Any = MISSING, example: Any = None, **constraints: Any) -> Any:
    """A dataclass field with its description, an example as a file would hold it, and pydantic constraints.

    `constraints` are pydantic's own names (`pattern`, `min_length`); the words live in stdlib field metadata,
    which pydantic understands, so importing a model stays cheap. `alias` is the key in a file, where that is a word
    Python keeps for itself: `from`.
    """
    metadata: dict[str, Any] = {"description": description, **constraints}
    if example is not None:
        metadata["examples"] = [example]
    return field(default=default, metadata=metadata, kw_only=True)


def key_of(each: Field[Any]) -> str:
    """The key that a field has in a file: its own name, as a rule."""
    return str(each.metadata.get("alias", each.name))
