"""Text from files made safe to show: what a terminal, a CI server or a spreadsheet would obey is seen instead."""

import re
from typing import Final

# C0 and C1 controls but line feed; the characters that reorder or hide what follows them (bidirectional embeddings,
# overrides and isolates; zero-width marks; line and paragraph separators; byte order marks; tags); what no XML holds.
_UNSEEN: Final = (
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
# What begins a command in the log of a CI server: `::error` where a line begins, as wrapped text may (GitHub);
# `##[error]` (GitHub, Azure), `##vso[` (Azure) and `##teamcity[` wherever they stand.
_COMMAND: Final = r"#(?=#(?i:vso|teamcity)?\[)"
# Patterns that `re` compiles when a text first needs them: most texts are plain.
_OBEYED: Final = rf"{_UNSEEN}|{_COMMAND}|:(?=:[A-Za-z])"
_OBEYED_IN_JSON: Final = rf"{_UNSEEN}|{_COMMAND}"  # where no value begins a line
_OBEYED_IN_DIFF: Final = rf"(?!\t|\r\n){_UNSEEN}|{_COMMAND}"  # nor in a diff

# A cell that begins with one of these is a formula to some spreadsheet; the wide ones are to Excel in East Asia.
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def visible(text: str) -> str:
    """The text with every control or hidden character, and each command's first, as `<U+202E>`; line feeds stay."""
    if is_plain(text):
        return text
    return re.sub(_OBEYED, lambda match: f"<U+{ord(match.group()):04X}>", text)


def safe_line(line: str) -> str:
    """A line of a diff, its end included, as `visible` shows it; tabs, `::` within it and its end stay as they are."""
    return re.sub(_OBEYED_IN_DIFF, lambda match: f"<U+{ord(match.group()):04X}>", line)


def is_plain(text: str) -> bool:
    """Whether a text is letters and signs of one terminal cell each, none of them hidden and none obeyed."""
    return text.isascii() and text.isprintable() and "::" not in text and "##" not in text


def visible_at(text: str, place: int) -> str:
    """One character of a text as `visible` shows it there."""
    return text[place] if re.compile(_OBEYED).match(text, place) is None else f"<U+{ord(text[place]):04X}>"


def escape_hidden(json: str) -> str:
    r"""JSON that means the same, with every hidden character in its words as JSON's own escape: `\u202e`.

    What it is given stands in a terminal as often as in a program; line feeds between its values stay.
    """
    return re.sub(_OBEYED_IN_JSON, lambda match: f"\\u{ord(match.group()):04x}", json)


def one_line(text: str) -> str:
    """The text with control and hidden characters written out, on one line: each run of white space becomes a space."""
    return " ".join(visible(text).split())


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might take the text of a cell for something to work out."""
    return text.lstrip().startswith(_FORMULA_STARTS)
