"""NPA005 tag: a YAML tag."""

from __future__ import annotations

from npa_cli.rules.rule import Example, reader_rule

check = reader_rule(
    "NPA005",
    name="tag",
    title="A YAML tag",
    why="A tag tells a reader what to make of a value, up to running code; "
    "npa reads plain words, numbers, lists and mappings only.",
    bad=Example("partners.yaml", "partners:\n  - {code: !!str NHSE, name: NHS England, kind: organisation}\n"),
    good=Example("partners.yaml", "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"),
)
