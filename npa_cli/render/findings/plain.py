"""Findings as lines that people read and editors jump by, `path:line:col: CODE message`, and what every form says."""

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from re import sub
from typing import Final

from npa_cli.model.finding import Severity
from npa_cli.model.located import Located
from npa_cli.render.safe_text import one_line

_WORST_FIRST: Final[tuple[Severity, ...]] = ("error", "warning", "note")
_COLOURS: Final[dict[Severity, str]] = {"error": "\x1b[31m", "warning": "\x1b[33m", "note": ""}  # red, yellow


def sentence(each: Located) -> str:
    """The item, what was found, and what to type instead in brackets; on one line, nothing hidden in it."""
    return "".join(_found_and_hint(each))


def _found_and_hint(each: Located) -> tuple[str, str]:
    finding = each.finding
    item = f"{one_line(finding.item)}: " if finding.item else ""
    return f"{item}{one_line(finding.message)}", f" ({one_line(finding.hint)})" if finding.hint else ""


def begun(words: str, letters: int) -> str:
    """The beginning of an item's own words, in so many letters."""
    return words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…"


def worst_first(located: Sequence[Located]) -> list[Located]:
    """The most severe first; among equals as they were."""
    return sorted(located, key=lambda each: _WORST_FIRST.index(each.finding.severity))


def fingerprints(located: Sequence[Located]) -> Iterator[str]:
    """One for each finding, unique in the list, and the same after lines were put in or taken out above it."""
    told: Counter[str] = Counter()
    for each in located:
        finding = each.finding
        message = sub(r"\blines? \d+", "line", finding.message)
        said = "\0".join((finding.code, finding.path, finding.item or "", message))
        told[said] += 1
        yield sha256(f"{said}\0{told[said]}".encode("utf-8", "surrogatepass")).hexdigest()


def render_findings(located: Sequence[Located], *, colour: bool = False) -> str:
    """A line for each finding, what to type instead at its end; nothing if there are none.

    One that is no error says so in a word after its code, never by colour alone: `NPA501 warning: …`.
    """
    return "".join(f"{finding_line(each, colour=colour)}\n" for each in located)


def finding_line(each: Located, *, colour: bool) -> str:
    """One finding on one line."""
    finding = each.finding
    place = f"{one_line(each.path)}:{each.point.line}:{each.point.column}"
    code = finding.code if finding.severity == "error" else f"{finding.code} {finding.severity}:"
    found, hint = _found_and_hint(each)
    if colour:
        code = f"{_COLOURS[finding.severity]}{code}\x1b[0m"
        return f"\x1b[1m{place}\x1b[0m: {code} {found}\x1b[2m{hint}\x1b[0m"
    return f"{place}: {code} {found}{hint}"
