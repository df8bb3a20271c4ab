"""Findings as plain data, to be kept from one run to the next, each with its place."""

from __future__ import annotations

from typing import Any

from npa_cli.model.finding import Finding, KeyPath, Point, Related


def plain_finding(finding: Finding, point: Point) -> list[Any]:
    """A finding of a file and where in it that is, without the file's name."""
    related = [[each.path, _plain_at(each.at), each.message, each.on_key] for each in finding.related]
    words = (finding.code, finding.message, finding.hint, finding.severity, finding.item)
    flags = (finding.on_key, finding.confidential)
    return [*words, *flags, _plain_at(finding.at), _plain_fix(finding), related, [point.line, point.column]]


def read_finding(path: str, plain: list[Any]) -> tuple[Finding, Point]:
    """What `plain_finding` was given. Raises ValueError or TypeError for what it never made."""
    code, message, hint, severity, item, on_key, confidential, at, fix, related, (line, column) = plain
    found = Finding(
        code, path, _at(at), message, hint, severity, on_key, item, _fix(fix), confidential,
        tuple(Related(there, _at(place), words, key) for there, place, words, key in related),
    )  # fmt: skip
    return found, Point(line, column)


def _plain_at(at: KeyPath | Point) -> Any:
    return {"line": at.line, "column": at.column} if isinstance(at, Point) else list(at)


def _at(plain: Any) -> KeyPath | Point:
    return Point(**plain) if isinstance(plain, dict) else tuple(plain)


def _plain_fix(finding: Finding) -> Any:
    from dataclasses import asdict

    return None if finding.fix is None else [type(finding.fix).__name__, asdict(finding.fix)]


def _fix(plain: Any) -> Any:
    if plain is None:
        return None
    from npa_cli.model.fix import Quote, Rename, Replace

    name, given = plain
    return {"Quote": Quote, "Rename": Rename, "Replace": Replace}[name](**given)
