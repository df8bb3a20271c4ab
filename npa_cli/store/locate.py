"""A finding's line and column, worked out only when it is to be shown."""

from __future__ import annotations

from npa_cli.model.finding import Finding, Point
from npa_cli.store.document import Document
from npa_cli.store.load import Source


def locate(source: Source, finding: Finding) -> Point:
    """The place a finding points at; the first line of the file where it could not be read as data."""
    if isinstance(finding.at, Point):
        return finding.at
    for file in source.files:
        if file.document.path == finding.path:
            return place_in(file.document, finding)
    return Point(1, 1)


def place_in(document: Document, finding: Finding) -> Point:
    """The same in the file that the finding is about."""
    return finding.at if isinstance(finding.at, Point) else document.locate(finding.at, on_key=finding.on_key)
