"""Findings made fit to be shown: each once, in words of a readable length, and nothing personal said again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from npa_cli.model.finding import Finding, Point
from npa_cli.model.proposed_command import proposed

LONGEST: Final = 400  # characters of a message


def make_presentable(found: Iterable[tuple[Finding, Point]]) -> tuple[tuple[Finding, Point], ...]:
    """Findings with their places, each once. Of words that one of them took for personal data, none shows any."""
    readable = [(_readable(finding), point) for finding, point in found]
    hidden = {(finding.path, finding.at) for finding, _ in readable if finding.confidential}
    shown = (
        (_without_words(finding) if (finding.path, finding.at) in hidden else finding, point)
        for finding, point in readable
    )
    return tuple(dict(shown).items())


def _without_words(finding: Finding) -> Finding:
    """A finding about words that another rule took for personal data, without those words."""
    if finding.confidential:
        return finding
    message, hint = "what stands here does not fit; it is not shown again", proposed("explain", finding.code)
    return replace(finding, message=message, hint=hint, fix=None, confidential=True)


def _readable(finding: Finding) -> Finding:
    """The finding with words quoted from the file cut to what a person can read."""
    if max(map(len, (finding.message, finding.hint or "", finding.item or ""))) <= LONGEST:
        return finding
    hint, item = finding.hint, finding.item
    return replace(finding, message=_cut(finding.message), hint=hint and _cut(hint), item=item and _cut(item))


def _cut(words: str) -> str:
    """The beginning and the end of words that are too long."""
    if len(words) <= LONGEST:
        return words
    return f"{words[: LONGEST - 60]} … {words[-50:]}"
