"""NPA213 repeated-link: the same link twice."""

from npa_cli.progress.address import Address, read_address
from npa_cli.rules.minimal_plan import link_of
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule


@file_rule(
    "NPA213",
    kinds=("links",),
    title="The same link twice",
    why="A link that stands twice is counted once, and only one of its notes is read.",
    bad=Example("links.yaml", link_of() + link_of(basis="stated")),
    good=Example("links.yaml", link_of()),
)
def repeated_link(file: CheckedFile, frame: Frame) -> Findings:
    home = frame.workplan.id
    seen: set[tuple[Address, str, Address]] = set()
    for link in file.entries():
        start, relation, end = (link.data.get(key) for key in ("from", "relation", "to"))
        if not (isinstance(start, str) and isinstance(relation, str) and isinstance(end, str)):
            continue
        named = (read_address(start, home), relation, read_address(end, home))
        if named in seen:
            words = f"`{start}` {relation} `{end}` a second time"
            yield link.finding((), words, "take it out, or put both notes into one")
        seen.add(named)
