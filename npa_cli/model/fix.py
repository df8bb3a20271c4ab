"""What `npa validate --fix` does about a finding."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Replace:
    """The value at the finding's place becomes these words; in quotes where some reader of YAML would need them."""

    words: str


@dataclass(frozen=True, slots=True)
class Rename:
    """The key at the finding's place becomes this one; its value stays."""

    key: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The words at the finding's place stay, and are put in quotes."""


Fix = Replace | Rename | Quote
"""What `npa validate --fix` does about a finding. Only where it can't change what was meant."""
