"""NPA801 smart-quote: a word processor's quotes around a code, an id, a day or a key."""

from __future__ import annotations

from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule
from npa_cli.rules.suspicious_characters import OddWords, by_letter

_PATH = "returns/FY18-19-Q1/NHSE.yaml"


def _tell(odd: OddWords) -> str:
    return f"`{odd.words}` has curly quotes, which YAML takes for letters of the word"


@file_rule(
    "NPA801",
    name="smart-quote",
    title="Curly quotes around a code, an id, a day or a key",
    why="A word processor puts them in by itself, and then no name, day or key is the same. In prose they are right.",
    bad=Example(_PATH, return_of("status: “in_progress”, rag: green")),
    good=Example(_PATH, return_of("status: in_progress, rag: green, narrative: “Fit for release” is being drafted.")),
    fix="The quotes are taken away. Those in prose stay.",
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    return by_letter(file, "NPA801", "quote", _tell)
