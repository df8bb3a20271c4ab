"""A single value as YAML text: plain where every reader of YAML takes it for what it is, quoted otherwise.

npa reads by the core schema of YAML 1.2, but its files are opened by tools of YAML 1.1 too, to which `No` is a
boolean, `1.10` a number, `2019-01-01` a day and `12:30` seven hundred and fifty.
"""

import re
from datetime import date, datetime
from typing import Final

from npa_cli.edit.text_lines import EditRefusedError
from npa_cli.store.scalar import resolve

Scalar = str | int | float | bool | date | None

WIDEST: Final = 100  # columns; beyond, prose is folded
_NARROWEST: Final = 40  # columns for folded prose, however deep it stands

# YAML 1.1, https://yaml.org/type/: booleans, null, merge, value.
_WORDS_OF_1_1: Final = frozenset(  # in any mixture of capitals, to be safe
    ("y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "<<", "=", ".nan", ".inf", "+.inf", "-.inf")
)
# Anything of digits, signs and points that some reader may take for a number, a time or a day.
_LIKE_A_NUMBER: Final = re.compile(
    r"[-+.]?[0-9][0-9_.,:]*([eE][-+]?[0-9_]+)?|[-+]?0[xobXOB][0-9a-fA-F_]+|[-+]?\.[0-9_.]+"
)
_LIKE_A_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t][-+0-9:.TtZz \t]*)?")
_FIRST_NOT_PLAIN: Final = frozenset("-?:,[]{}#&*!|>'\"%@`=<~ \t\u00a0")
_NOT_PLAIN: Final = re.compile(r":(?=[\s:]|$)|\s#|[\t\r\n]")
_NOT_PLAIN_IN_FLOW: Final = re.compile(r"[,\[\]{}?:]")  # libyaml takes the `:` of an address for that of a key
# Characters that only an escape can say, or that some reader takes for a line break or drops.
_ESCAPED: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ESCAPES: Final = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\", "\x85": "\\N", "\u2028": "\\L"}
_BREAKS: Final = re.compile(r"(?<=[^ \t])[ ](?=[^ \t])")


def scalar_text(value: Scalar, *, flow: bool, style: str = "", column: int = 0, before: int = 0) -> str:
    """One value as YAML.

    With `flow` it is safe inside brackets and keeps to one line; without it, long prose comes as a folded `>-`
    block and words of several lines as a `|` block, whose lines are indented by `column` spaces and separated by
    line feeds. `style` is how the value before it was written (one of ' " | > or nothing), kept where it will do.
    `before` is the number of columns already taken on the first line. A float is a number, a date an unquoted day.
    Raises EditRefusedError for half a character (a lone surrogate), which no file can hold.
    """
    if not isinstance(value, str):
        return _of_another_kind(value)
    try:
        value.encode()
    except UnicodeEncodeError:
        raise EditRefusedError("the text holds half a character (a lone surrogate); type it again") from None
    if not flow and not _ESCAPED.search(value.replace("\n", "")):
        block = _block(value, style, column, before)
        if block is not None:
            return block
    if style in ("'", '"') or not is_plain(value, flow=flow):
        return _quoted(value, style)
    return value


def _of_another_kind(value: float | bool | date | None) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime) or not isinstance(value, int | float | date):
        raise TypeError(f"{type(value).__name__} is no value of a plan's file")
    if isinstance(value, date):
        return value.isoformat()
    text = repr(value)
    return {"inf": ".inf", "-inf": "-.inf", "nan": ".nan"}.get(text, text)


def is_plain(text: str, *, flow: bool) -> bool:
    """Whether text may stand without quotes and be that text to every reader, of YAML 1.1 or 1.2."""
    return not (
        not isinstance(resolve(text), str)
        or text.lower() in _WORDS_OF_1_1
        or text[0] in _FIRST_NOT_PLAIN
        or text[-1].isspace()
        or text.startswith("...")
        or _LIKE_A_NUMBER.fullmatch(text)
        or _LIKE_A_DAY.fullmatch(text)
        or _NOT_PLAIN.search(text)
        or _ESCAPED.search(text)
        or (flow and _NOT_PLAIN_IN_FLOW.search(text))
    )


def _quoted(text: str, style: str) -> str:
    if _ESCAPED.search(text) or (
        style == '"' or ("'" in text and style != "'" and '"' not in text and "\\" not in text)
    ):
        return '"' + _ESCAPED.sub(_escape, text.replace("\\", "\\\\").replace('"', '\\"')) + '"'
    return "'" + text.replace("'", "''") + "'"


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    return _ESCAPES.get(character) or (
        f"\\x{ord(character):02X}" if character < "\u0100" else f"\\u{ord(character):04X}"
    )


def _block(text: str, style: str, column: int, before: int) -> str | None:
    """The text as a block, where it needs one and can be one; None otherwise."""
    if not text or text[0] in " \t\n" or "\t" in text:
        return None
    lines = text.removesuffix("\n").split("\n")
    if any(line.endswith(" ") for line in lines) or not lines[-1]:
        return None  # a space or blank line at the end is easily lost by an editor; quotes show it
    indent = " " * column
    if len(lines) > 1 or text.endswith("\n"):
        header = "|" if text.endswith("\n") else "|-"
        return "\n".join((header, *(indent + line if line else "" for line in lines)))
    if style == "|":
        return f"|-\n{indent}{text}"
    if style == ">" or before + len(text) > WIDEST:
        return "\n".join((">-", *(indent + line for line in _folded(text, max(WIDEST - column, _NARROWEST)))))
    return None


def _folded(text: str, width: int) -> list[str]:
    """Prose in lines of at most `width` characters, broken only where a single space stands between two words."""
    lines: list[str] = []
    line = ""
    for word in _BREAKS.split(text):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
