"""Text from files made safe to show: control characters seen rather than obeyed."""

from __future__ import annotations

import re
from typing import Final

# C0 and C1 controls but line feed, and the characters that reorder or hide what follows them (bidirectional
# embeddings, overrides and isolates; zero-width marks; line and paragraph separators; the byte order mark).
_UNSEEN: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def visible(text: str) -> str:
    """The text with every control or hidden character written out as `<U+202E>`; line feeds stay."""
    return _UNSEEN.sub(lambda match: f"<U+{ord(match.group()):04X}>", text)


def escape_hidden(json: str) -> str:
    r"""JSON that means the same, with every hidden character in its words as JSON's own escape: `\u202e`.

    What it is given stands in a terminal as often as in a program; line feeds between its values stay.
    """
    return _UNSEEN.sub(lambda match: f"\\u{ord(match.group()):04x}", json)


def one_line(text: str) -> str:
    """The text with control and hidden characters written out, on one line: each run of white space becomes a space."""
    return " ".join(visible(text).split())
