"""NPA002 broken-yaml: a file is not YAML from some point on."""

from __future__ import annotations

from npa_cli.rules.rule import Example, reader_rule

check = reader_rule(
    "NPA002",
    name="broken-yaml",
    title="A file is not YAML from some point on",
    why="Everything after that point is lost to every reader, not only to npa.",
    bad=Example("partners.yaml", "partners:\n  - {code: NHSE, name: NHS England, kind: organisation\n"),
    good=Example("partners.yaml", "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"),
)
