"""The words the grammar knows, from words.tsv: a word or set phrase a line, its class, and what it stands for.

A class in capitals is the kind of token the word becomes, and its meaning is the token's value: `january`, MONTH, 1.
A `spelling` is another way to write the word it stands for; a `phrase` is read as the one word it stands for, before
any rule looks. Any other class is a group that the grammar asks about by name: `board` is a `gathering`. A word may
be in several groups. A word that is in no class is its own kind, in small letters, so that a pattern names it by
writing it; one that no pattern names either is free text, and the cell decides about it.
"""

from calendar import month_name
from pkgutil import get_data
from typing import Any, Final


def rows_of(name: str) -> list[list[str]]:
    """The rows of a table of this folder, without its heading."""
    table = get_data(__package__, name) or b""  # it comes with the package
    return [row.split("\t") for row in table.decode("utf-8").splitlines()[1:]]


def _classes() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for word, class_, meaning in rows_of("words.tsv"):
        found.setdefault(class_, {})[word] = meaning
    return found


CLASSES_OF_WORDS: Final = _classes()
"""The words of each class, each with what it stands for."""
SPELLINGS: Final = CLASSES_OF_WORDS["spelling"]
MONTHS: Final = {name.lower(): number for number, name in enumerate(month_name) if len(name) > 5}
"""The long names of months, so that one with a slip in it is known again."""


def group(name: str) -> frozenset[str]:
    """The words of one class. Raises KeyError if there is no such class."""
    return frozenset(CLASSES_OF_WORDS[name])


def words(text: str) -> frozenset[str]:
    """A set of words or marks, written in one string."""
    return frozenset(text.split())


Tree = dict[str, Any]
_END: Final = ""  # the key of what the phrase that ends here stands for; no word is empty


def _tree() -> Tree:
    root: Tree = {}
    for class_, table in CLASSES_OF_WORDS.items():
        if not class_.isupper() and class_ != "phrase":
            continue
        for phrase, meaning in table.items():
            node = root
            for word in phrase.split():
                node = node.setdefault(SPELLINGS.get(word, word), {})
            value = int(meaning) if meaning.isdecimal() else meaning
            rule = meaning.replace("_", " ") if class_ == "MARKER" else "status" if class_ == "STATUS" else ""
            node[_END] = (class_, value, rule) if class_ != "phrase" else (meaning, None, "")
    return root


TREE: Final = _tree()
"""Words and set phrases, a word a step, to the kind, the value and the rule of what they stand for."""


def longest_phrase(words: list[tuple[str, int, int]], i: int, node: Tree) -> tuple[tuple[str, Any, str] | None, int]:
    """The longest set phrase from word `i` on, and the place of the word after it; `year-round` is `year round`."""
    found, stop, j, count = None, i, i + 1, len(words)
    while True:
        if "" in node:
            found, stop = node[""], j
        if j == count:
            return found, stop
        after = node.get(words[j][0])
        if after is None and words[j][0] == "-" and j + 1 < count:
            j += 1
            after = node.get(words[j][0])
        if after is None:
            return found, stop
        node = after
        j += 1
