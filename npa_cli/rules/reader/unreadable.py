"""NPA001 to NPA007: what keeps a file, or a part of it, from being read. The reader finds them."""

from typing import Final

from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from npa_cli.rules.rule import Example, Rule, reader_rule

_GOOD: Final = MINIMAL_PLAN["partners.yaml"]


def _rule(code: str, name: str, title: str, why: str, bad: str, good: str = _GOOD) -> Rule:
    """One of these rules: its examples are partners.yaml of the minimal plan."""
    bad_file, good_file = Example("partners.yaml", bad), Example("partners.yaml", good)
    return reader_rule(code, name=name, title=title, why=why, bad=bad_file, good=good_file)


unreadable_file = _rule(
    "NPA001",
    "unreadable-file",
    "A file can't be opened or is not UTF-8 text",
    "What npa can't read, it can't check or report on; every other file still is.",
    f"# caf\x07\n{_GOOD}",
    f"# caf\u00e9\n{_GOOD}",
)
broken_yaml = _rule(
    "NPA002",
    "broken-yaml",
    "A file is not YAML, or not CSV, from some point on",
    "Everything after that point is lost to every reader, not only to npa.",
    _GOOD.replace("}", ""),
)
duplicate_key = _rule(
    "NPA003",
    "duplicate-key",
    "A key is given twice in one place",
    "Of two equal keys most readers keep the last in silence, so that one of two facts would be lost.",
    _GOOD.replace("England,", "England, name: NHS,"),
)
alias = _rule(
    "NPA004",
    "alias",
    "A YAML anchor or alias",
    "A plan's words are written out where they stand, so that a change in one place can't alter another; "
    "and a few nested aliases can unfold into billions of values.",
    _GOOD.replace("{", "&nhse {"),
)
tag = _rule(
    "NPA005",
    "tag",
    "A YAML tag",
    "A tag tells a reader what to make of a value, up to running code; "
    "npa reads plain words, numbers, lists and mappings only.",
    _GOOD.replace("code: ", "code: !!str "),
)
deep_nesting = _rule(
    "NPA006",
    "deep-nesting",
    "Values are nested more than forty levels deep",
    "No plan needs it, and it is how a file is made to exhaust its reader.",
    "partners: " + "[" * 60 + "]" * 60 + "\n",
)
stray_document = _rule(
    "NPA007",
    "stray-document",
    "A second YAML document in one file, or a key that is not a word",
    "Most readers see only the first document, and a key that is a list can't be looked up.",
    f"{_GOOD}---\nmore: words\n",
)
