"""Whether words say anything: `None`, `TBC`, `-` and `N/A` fill a field, and are no answer to it."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Annotated, Final

from pydantic import AfterValidator, Field

_LONGEST: Final = 80  # characters; nobody takes more of them to say nothing

# Words that say that there is nothing, in English and in Welsh, each as `_folded` has it.
_NOTHING: Final = (
    "none|nil|nothing|nought|null|na|no|not applicable|not available|not yet|blank|empty"
    "|dim|dim byd|ddim yn berthnasol|amherthnasol"
)
_KIND: Final = "(?:(?:further|formal|new|other|particular|specific) )?"
_ANSWERS: Final = (
    r"asks?(?: (?:of|for|from) (?:the )?\w+)?|requests?|narrative|comments?|updates?|evidence|path to green"
    "|(?:decisions?|actions?) (?:is |are )?(?:needed|required|requested|sought)"
    "|cais|ceisiadau|sylwadau?|diweddariad|tystiolaeth"
)
_WHEN: Final = (
    "(?:at|for) (?:present|the present|this time|this stage|this point|the moment)|this (?:quarter|period|time)"
    "|currently|now|for now|yet|as yet|so far|needed|required|requested|further|else|to (?:report|add|note|say)"
    "|(?:for|from|of) (?:the )?board|ar hyn o bryd|y chwarter hwn|iw adrodd|iw ychwanegu"
)
# Words that put the answer off.
_LATER: Final = (
    "tb[acdnps]|to be (?:confirmed|advised|agreed|announced|added|completed|decided|defined|determined|provided"
    "|supplied|updated)|(?:(?:details?|more|links?|evidence|narrative|updates?|wording) )?to follow|pending|awaited"
    "|awaiting|unknown|not (?:yet )?known|dont know|to ?do|x+"
    "|iw (?:gadarnhau|gytuno|benderfynu|ddilyn)|heb ei gadarnhau|ddim yn gwybod"
)
_NO_ANSWER: Final = f"(?:{_NOTHING})(?: {_KIND}(?:{_ANSWERS}))?(?: (?:{_WHEN}))*|(?:{_LATER})"


def has_content(words: str | None) -> bool:
    """Whether words say anything at all, whatever their case, dots, dashes and brackets.

    `None`, `[TBC]`, `n/a`, `-`, `No asks this quarter` and `I'w gadarnhau` do not: they stand for a blank. A sentence
    that says something, such as `None of the sites is open`, does.
    """
    if words is None or len(words) > _LONGEST:
        return words is not None and bool(words.strip())
    folded = _folded(words)
    return bool(folded) and re.fullmatch(_NO_ANSWER, folded) is None


def content_of(words: str | None) -> str | None:
    """The words as they are, or None if they say nothing: see `has_content`."""
    return words if has_content(words) else None


def those_with_content(lines: Iterable[str]) -> tuple[str, ...]:
    """Of some lines, those that say something: see `has_content`."""
    return tuple(each for each in lines if has_content(each))


def reply_of(words: str | None) -> str | None:
    """A reply as it is, or None if it says nothing. To a question a bare `No` is one, and `None` is not."""
    return words if words is not None and _folded(words) == "no" else content_of(words)


def needed_words(words: str) -> str:
    """Words that have to be there as they are, or `NOT_SAID` where they say nothing: see `has_content`."""
    return words if has_content(words) else NOT_SAID


def is_needed(metadata: Iterable[object]) -> bool:
    """Whether the field of a model that has these metadata is one of `Words`."""
    return any(isinstance(each, AfterValidator) and each.func is needed_words for each in metadata)


NOT_SAID: Final = "not said"
"""What is read, and so shown, in the place of a text that has to be there and only stands for a blank."""

Words = Annotated[str, Field(min_length=1), AfterValidator(needed_words)]
"""A text that has to be there; one that only stands for a blank is a finding, and read as `NOT_SAID`."""

Answer = Annotated[str | None, AfterValidator(content_of)]
"""A field to be answered in words; what only stands for a blank is read as none."""

Answers = Annotated[tuple[str, ...], AfterValidator(those_with_content)]
"""A field to be answered with lines; those that only stand for a blank are left out."""

Reply = Annotated[str | None, AfterValidator(reply_of)]
"""What came back to a question, in words; what only stands for a blank is read as none."""


def _folded(words: str) -> str:
    """Letters and digits alone, in small letters; the letters of `T.B.C.` and `n/a` together, as one word."""
    plain = unicodedata.normalize("NFKC", words).casefold().replace("'", "").replace("’", "")
    spaced = " ".join("".join(each if each.isalnum() else " " for each in plain).split())
    return re.sub(r"\b(\w) (?=\w\b)", r"\1", spaced)
