"""NPA001 unreadable-file: a file can't be opened or is not UTF-8 text."""

from __future__ import annotations

from npa_cli.rules.rule import Example, reader_rule

check = reader_rule(
    "NPA001",
    name="unreadable-file",
    title="A file can't be opened or is not UTF-8 text",
    why="What npa can't read, it can't check or report on; every other file still is.",
    bad=Example("partners.yaml", "# caf\x07\npartners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"),
    good=Example("partners.yaml", "# caf\u00e9\npartners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"),
)
