"""NPA004 alias: a YAML anchor or alias."""

from __future__ import annotations

from npa_cli.rules.rule import Example, reader_rule

check = reader_rule(
    "NPA004",
    name="alias",
    title="A YAML anchor or alias",
    why="A plan's words are written out where they stand, so that a change in one place can't alter another; "
    "and a few nested aliases can unfold into billions of values.",
    bad=Example("partners.yaml", "partners:\n  - &nhse {code: NHSE, name: NHS England, kind: organisation}\n"),
    good=Example("partners.yaml", "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"),
)
