"""NPA003 duplicate-key: a key is given twice in one place."""

from __future__ import annotations

from npa_cli.rules.rule import Example, reader_rule

check = reader_rule(
    "NPA003",
    name="duplicate-key",
    title="A key is given twice in one place",
    why="Of two equal keys most readers keep the last in silence, so that one of two facts would be lost.",
    bad=Example("partners.yaml", "partners:\n  - {code: NHSE, name: NHS England, name: NHS, kind: organisation}\n"),
    good=Example("partners.yaml", "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"),
)
