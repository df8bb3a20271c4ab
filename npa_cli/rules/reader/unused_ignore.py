"""NPA903 unused-ignore: a comment ignores a finding that is not there."""

from npa_cli.rules.minimal_plan import EXCEPTION, lead_of
from npa_cli.rules.rule import Example, reader_rule

check = reader_rule(
    "NPA903",
    name="unused-ignore",
    title="A comment ignores a finding that is not there",
    why="Left behind, it would hide the next fault of that kind on its line, for a reason that is long past.",
    bad=Example("priorities/01-first.yaml", lead_of("NHSE", "npa: ignore[NPA201] joins partners.yaml in July")),
    good=Example("priorities/01-first.yaml", EXCEPTION),
    severity="warning",
)
