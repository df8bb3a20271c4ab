"""NPA213 repeated-link: the same link twice."""

from __future__ import annotations

from typing import Final

from npa_cli.progress.address import Address, read_address
from npa_cli.rules.minimal_plan import link_of
from npa_cli.rules.plain_data import mappings_in
from npa_cli.rules.rule import CheckedFile, Example, Finding, Findings, Frame, file_rule

_CODE: Final = "NPA213"


@file_rule(
    _CODE,
    kinds=("links",),
    name="repeated-link",
    title="The same link twice",
    why="A link that stands twice is counted once, and only one of its notes is read.",
    bad=Example("links.yaml", link_of() + link_of(basis="stated")),
    good=Example("links.yaml", link_of()),
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    home = frame.workplan.id
    seen: set[tuple[Address, str, Address]] = set()
    for link, at in mappings_in(file.data):
        start, relation, end = (link.get(key) for key in ("from", "relation", "to"))
        if not (isinstance(start, str) and isinstance(relation, str) and isinstance(end, str)):
            continue
        named = (read_address(start, home), relation, read_address(end, home))
        if named in seen:
            words = f"`{start}` {relation} `{end}` a second time"
            yield Finding(_CODE, file.path, at, words, "take it out, or put both notes into one")
        seen.add(named)
