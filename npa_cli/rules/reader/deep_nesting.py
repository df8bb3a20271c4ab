"""NPA006 deep-nesting: values are nested more than forty levels deep."""

from __future__ import annotations

from npa_cli.rules.rule import Example, reader_rule

check = reader_rule(
    "NPA006",
    name="deep-nesting",
    title="Values are nested more than forty levels deep",
    why="No plan needs it, and it is how a file is made to exhaust its reader.",
    bad=Example("partners.yaml", "partners: " + "[" * 60 + "]" * 60 + "\n"),
    good=Example("partners.yaml", "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"),
)
