"""Words with characters that can't be seen or were never meant: where they stand, and what was meant.

Codes, ids, days, closed-list words and keys are read letter by letter, so there such a character is a fault. Prose is
quoted as it is: curly quotes and no-break spaces are right in it, and nothing of it is ever mended.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal
from unicodedata import normalize

from npa_cli.model.finding import Finding, KeyPath
from npa_cli.model.fix import Fix, Rename, Replace
from npa_cli.model.shape import Fault
from npa_cli.rules.checked_file import CheckedFile

Oddity = Literal["hidden", "space", "quote", "form"]

# The keys whose values npa reads letter by letter, by kind of file.
_READ_BY_LETTER: Final[Mapping[str, frozenset[str]]] = {
    "workplan": frozenset(
        ("id", "code", "kind", "document", "start", "end", "since", "meetings", "weekday", "week", "reports_to",
         "escalates_to")
    ),
    "partners": frozenset(("code", "kind", "members", "predecessors", "successors")),
    "priority": frozenset(("id", "leads", "contributors", "reporting_partner", "objectives", "document")),
    "return": frozenset(
        ("partner", "period", "approved_on", "status", "rag", "forecast", "actual", "occurrence", "superseded_by",
         "no_change")
    ),
    "changes": frozenset(("id", "item", "field", "reason", "status", "proposed_on", "decided_on")),
}  # fmt: skip
_READ_WHOLE: Final = frozenset(("conventions", "reporting", "expect"))  # of workplan.yaml: settings and codes

# Soft hyphen, zero-width characters, marks and orders of direction, invisible operators, the byte order mark.
# A zero-width joiner or non-joiner is left to prose: some scripts and signs are written with them.
_SHOWN: Final = 400  # characters at each end
HIDDEN_IN_PROSE: Final = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
HIDDEN: Final = re.compile(f"{HIDDEN_IN_PROSE.pattern}|[\u034f\u061c\u180e\u200c\u200d\u2065\ufff9-\ufffb]")
ODD_SPACE: Final = re.compile("[\t\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_DOUBLE: Final = "“”„‟«»＂"
_SINGLE: Final = "‘’‚‛‹›＇"
# An apostrophe may end a code, as in `Governors’`; nothing else of these may begin or end one.
_QUOTED: Final = re.compile(f"[{_DOUBLE}{_SINGLE}]|.*[{_DOUBLE}]$", re.DOTALL)

_NAMES: Final[Mapping[str, str]] = {
    "\t": "a tab", "\u00a0": "a no-break space", "\u202f": "a narrow no-break space", "\u2009": "a thin space",
    "\u3000": "a wide space", "\u00ad": "a soft hyphen", "\u200b": "a zero-width space",
    "\u200c": "a zero-width non-joiner", "\u200d": "a zero-width joiner", "\u2060": "a word joiner",
    "\ufeff": "a byte order mark", "\u200e": "a left-to-right mark", "\u200f": "a right-to-left mark",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OddWords:
    """A value or key that holds more than plain printable letters."""

    file: CheckedFile
    at: KeyPath
    words: str
    on_key: bool
    by_letter: bool  # read letter by letter; otherwise prose
    beside: Any  # the mapping or list that holds it

    @property
    def oddity(self) -> Oddity | None:
        """What is first wrong with words that are read by letter."""
        if HIDDEN.search(self.words):
            return "hidden"
        if ODD_SPACE.search(self.words) or self.words != self.words.strip(" "):
            return "space"
        if _QUOTED.match(self.words):
            return "quote"
        return "form" if normalize("NFC", self.words) != self.words else None

    @property
    def meant(self) -> str:
        """The words without anything odd."""
        words = ODD_SPACE.sub(" ", HIDDEN.sub("", self.words)).strip()
        if _QUOTED.match(words):
            words = words.strip(_DOUBLE + _SINGLE).strip()
        return normalize("NFC", words)

    @property
    def fix(self) -> Fix | None:
        """What puts the words meant in the place of these; None if nothing would be left, or two be one."""
        if not self.meant or (self.on_key and self.meant in self.beside):
            return None
        return Rename(self.meant) if self.on_key else Replace(self.meant)

    def finding(self, message: str) -> Finding:
        """A finding on words that are read by letter."""
        hint = f"write `{self.meant}`" if self.meant else "write the word that is meant"
        return self.file.finding(self.at, message, hint, on_key=self.on_key, fix=self.fix)


def character(one: str) -> str:
    """A character by its name and number, as it can't be shown."""
    return f"{_NAMES.get(one, 'a character that can not be seen')} (U+{ord(one):04X})"


def after(words: str, place: int) -> str:
    """Where in prose a character stands: the words before it."""
    before = words[max(place - 24, 0) : place]
    return f"after `{'…' if place > 24 else ''}{before}`" if before.strip() else "at the start"


def shorten(words: str) -> str:
    """As much of very long words as a message has room for."""
    return words if len(words) <= 2 * _SHOWN else f"{words[:_SHOWN]} … {words[-_SHOWN:]}"


def show_hidden(words: str) -> str:
    """The words with what can't be seen in them written out."""
    return re.sub(f"{HIDDEN.pattern}|{ODD_SPACE.pattern}", lambda found: f"<U+{ord(found.group()):04X}>", words)


@lru_cache(maxsize=1)  # six rules ask it of one file after another
def odd_words(file: CheckedFile) -> tuple[OddWords, ...]:
    """Every key and value of a file that holds more than plain printable letters."""
    return tuple(_of_file(file)) if _may_be_odd(file.data) else ()


def _of_file(file: CheckedFile) -> Iterator[OddWords]:
    refused = {fault.at for fault in file.faults if _is_of_letters(fault)}
    waiting: list[tuple[KeyPath, Any, Any, bool]] = [((), file.data, None, False)]
    while waiting:
        at, data, beside, by_letter = waiting.pop()
        if isinstance(data, str):
            if _is_odd(data):
                yield OddWords(file, at, data, False, by_letter or at in refused, beside)
        elif isinstance(data, dict):
            for key, value in data.items():
                place = (*at, key)
                if _is_odd(key):
                    yield OddWords(file, place, key, True, True, data)
                waiting.append((place, value, data, _is_by_letter(file.kind, place)))
        elif isinstance(data, list):
            as_codes = by_letter or (file.kind == "changes" and at[-1:] == ("to",))
            waiting.extend(((*at, index), value, data, as_codes) for index, value in enumerate(data))


def _may_be_odd(data: Any) -> bool:
    """Whether any key or value may be: told of all together, in a fifth of the time that it takes to say where."""
    every: list[str] = []
    waiting: list[Iterable[Any]] = [[data]]
    for inside in waiting:  # grows as it goes
        for each in inside:
            if type(each) is str:
                every.append(each)
            elif type(each) is dict:
                every.extend(each)
                waiting.append(each.values())
            elif type(each) is list:
                waiting.append(each)
    together = f"|{'|'.join(every)}|"
    return _is_odd(together) or "| " in together or " |" in together


def _is_of_letters(fault: Fault) -> bool:
    """Whether a value was refused as a word of a list, an id or a day: such a one is read by letter in any file."""
    return fault.kind in ("not_in_list", "bad_id") or fault.expected[:1] == ("a date such as 2018-04-01",)


def _is_odd(words: str) -> bool:
    return not (words.isascii() and words.isprintable()) or words[:1] == " " or words[-1:] == " "


def _is_by_letter(kind: str, at: KeyPath) -> bool:
    if kind == "workplan" and at[0] in _READ_WHOLE:
        return True
    return at[-1] in _READ_BY_LETTER.get(kind, ())
