"""NPA007 stray-document: a second YAML document in one file, or a key that is not a word."""

from __future__ import annotations

from npa_cli.rules.rule import Example, reader_rule

check = reader_rule(
    "NPA007",
    name="stray-document",
    title="A second YAML document in one file, or a key that is not a word",
    why="Most readers see only the first document, and a key that is a list can't be looked up.",
    bad=Example(
        "partners.yaml",
        "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n---\nmore: words\n",
    ),
    good=Example("partners.yaml", "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"),
)
