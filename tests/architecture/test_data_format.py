"""The page about a plan's files tells every field of every file, with an example."""

from __future__ import annotations

import pytest

from npa_cli.model.key_types import fields_by_key
from npa_cli.store.file_kinds import FILE_KINDS
from npa_cli.store.plan_files import parse
from scripts.data_format import fields_without_example, page


def test_every_field_has_an_example() -> None:
    assert fields_without_example() == []


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_every_field_of_a_file_is_told_and_stands_in_its_sample(kind: str) -> None:
    part = page().split(f"\n## {kind}\n", 1)[1].split("\n## ", 1)[0]
    each = FILE_KINDS[kind]
    ending = "csv" if each.is_table else "yaml"
    sample = part.split(f"```{ending}\n", 1)[1].split("```", 1)[0]
    document, findings = parse(f"sample.{ending}", sample.encode())
    assert document is not None
    assert findings == ()
    model = each.model.__args__[0] if each.many else each.model
    data = document.data[0] if each.many else document.data
    names = list(fields_by_key(model))
    assert [name for name in names if f"`{name}`" not in part] == []
    assert list(data) == names
