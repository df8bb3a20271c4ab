"""The documentation, with the help of every command, is in everyday British words."""

from __future__ import annotations

import re

import pytest

from tests.conftest import REPOSITORY

PAGES = [
    *(each for each in (REPOSITORY / "docs").glob("*.md") if each.stem != "timeframes"),
    *REPOSITORY.glob("*.md"),
    REPOSITORY / "examples" / "README.md",
]
# A word that everyday English does not have, or has in another spelling; and what to write.
WORDS = {
    r"mend(?:s|ed|ing)?": "correct",
    r"whilst|amongst": "while, among",
    r"utilis\w+|leverag\w+": "use",
    r"color\w*|behavior\w*|organiz\w+|analyz\w+|license[sd]?(?= under)": "the British spelling",
    r"in order to": "to",
    r"prior to": "before",
    r"e\.g\.|i\.e\.|etc\.": "such as, that is",
    r"shall|thereof|herein|whereby": "plain words",
}
# "Where it is missing, …" for "If it is missing, …".
IF = re.compile(
    r"(?:^|[.;:] )Where (?!the work is,)(?:there|it|they|the|an?|neither|nobody|no|npa|that|both|one|none)\b[^?|.]*, "
    r"|\b(?:also|left alone|left out|empty|nothing|none|[0-3]) where (?:it|they|there|that|the|a|nobody|no|one|npa)\b",
    re.MULTILINE,
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_words_are_everyday_ones(page) -> None:
    text = page.read_text(encoding="utf-8")
    if page.stem != "commands":  # which is the help of each command, in a block
        text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    text = re.sub(r"`[^`\n]*`", "``", text)
    for word, instead in WORDS.items():
        assert (re.findall(rf"\b(?:{word})\b", text, re.IGNORECASE), instead) == ([], instead)
    assert [each.group() for each in IF.finditer(text)] == []
