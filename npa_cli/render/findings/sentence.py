"""What every form says of a finding, put together in one way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from re import sub
from typing import Final

from npa_cli.model.finding import Severity
from npa_cli.model.located import Located
from npa_cli.render.safe_text import one_line

WORST_FIRST: Final[tuple[Severity, ...]] = ("error", "warning", "note")


def sentence(each: Located) -> str:
    """The item, what was found, and what to type instead in brackets; on one line, nothing hidden in it."""
    finding = each.finding
    item = f"{one_line(finding.item)}: " if finding.item else ""
    hint = f" ({one_line(finding.hint)})" if finding.hint else ""
    return f"{item}{one_line(finding.message)}{hint}"


def worst_first(located: Sequence[Located]) -> list[Located]:
    """The most severe first; among equals as they were."""
    return sorted(located, key=lambda each: WORST_FIRST.index(each.finding.severity))


def fingerprints(located: Sequence[Located]) -> Iterator[str]:
    """One for each finding, unique in the list, and the same after lines were put in or taken out above it."""
    told: Counter[str] = Counter()
    for each in located:
        finding = each.finding
        message = sub(r"\blines? \d+", "line", finding.message)
        said = "\0".join((finding.code, finding.path, finding.item or "", message))
        told[said] += 1
        yield sha256(f"{said}\0{told[said]}".encode("utf-8", "surrogatepass")).hexdigest()
