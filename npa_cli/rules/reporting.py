"""Who reports for each group, by `reporting` in workplan.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from npa_cli.model.finding import KeyPath
from npa_cli.rules.frame import Frame


def reporting_in(frame: Frame) -> Iterator[tuple[str, str, KeyPath]]:
    """Each group's code and that of the partner that reports for it, as written, with the key path to the second."""
    file = frame.file("workplan")
    told = file.data.get("reporting") if file is not None and isinstance(file.data, dict) else None
    for group, reporter in told.items() if isinstance(told, dict) else ():
        if isinstance(reporter, str):
            yield group, reporter, ("reporting", group)
