"""A no-break space where YAML wants a space is told where it stands."""

from __future__ import annotations

import pytest

from npa_cli.model.finding import Point
from npa_cli.store.read_yaml import read_yaml


@pytest.mark.parametrize("parser", ["compiled", "pure"])
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n  - id: P1\n~~~~text: words\n    leads: [X]\n", (3, 1)),
        ("a:\n  - id: P1\n    text:~words\n    leads: [X]\n", (3, 10)),
        ("id: P1\ntitle:~words\nleads: [X]\n", (2, 7)),
    ],
)
def test_the_finding_points_at_the_no_break_space(parser: str, text: str, place: tuple[int, int]) -> None:
    _, (fault,) = read_yaml("a.yaml", text.replace("~", "\u00a0").encode(), parser)  # type: ignore[arg-type]
    assert (fault.at, fault.code) == (Point(*place), "NPA002")
    assert "no-break space" in fault.message
