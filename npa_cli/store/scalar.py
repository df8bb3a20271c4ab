"""What an unquoted YAML word is, by the core schema of YAML 1.2.2 (section 10.3.2): `No` stays a word."""

import re
from typing import Final

_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
NUMBER_STARTS: Final = frozenset("0123456789+-.")
_INTEGER: Final = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_LONGEST_NUMBER: Final = 64  # characters; beyond, it is a word: converting a million digits takes minutes

# What tools of YAML 1.1 take for true or false (https://yaml.org/type/bool.html), in the capitals it names.
_YES_OR_NO_OF_1_1: Final = frozenset(
    form for word in ("y", "n", "yes", "no", "on", "off") for form in (word, word.capitalize(), word.upper())
)
NO_PLAIN_WORDS: Final = frozenset(_WORDS) | _YES_OR_NO_OF_1_1
"""Unquoted words that are not words to every reader; numbers, which begin with one of NUMBER_STARTS, are not either."""


def is_doubtful(word: str, value: object) -> bool:
    """Whether an unquoted word, which this reader takes for `value`, shows otherwise than as it was written.

    That is so of a number that is not written as it prints, and of words that are true or false to other readers.
    """
    if type(value) is str:
        return word in _YES_OR_NO_OF_1_1
    return type(value) in (int, float, bool) and str(value) != word


def resolve(word: str) -> str | int | float | bool | None:
    """The value of a plain (unquoted) scalar. Dates stay words: reading them is the model's business."""
    if word in _WORDS:
        return _WORDS[word]
    if word[0] not in NUMBER_STARTS or len(word) > _LONGEST_NUMBER:
        return word
    if _INTEGER.fullmatch(word):
        return int(word, 0) if word.startswith(("0o", "0x")) else int(word)
    if _FLOAT.fullmatch(word):
        return float(word.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return word
