"""Every slip that can be made in a sound plan, generated from the models of its files.

For each field that the plan gives: its key mistyped, its key gone, a value of the wrong type, its words mistyped or
swapped for a name of nothing. For each mapping: a key of no model. For each entry of a list: the entry gone, or with
the name of the one before it. For each file: gone, empty, no YAML, a bare word.
"""

from __future__ import annotations

import copy
import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from npa_cli.model.finding import Finding, KeyPath
from npa_cli.model.key_types import alternatives, fields_by_key, model_in, type_inside
from npa_cli.store.file_kinds import FILE_KINDS, kind_of
from npa_cli.store.plan_files import find_files, parse

GONE: Final = object()  # in the place of a file's data: there is no such file


@dataclass(frozen=True)
class Slip:
    """What is done at a key path of a file. `certain` where it has to be found: what is typed can't be right."""

    path: str
    at: KeyPath
    what: str
    certain: bool = True
    typed: Any = None

    def __str__(self) -> str:
        return f"{self.path} {'.'.join(map(str, self.at))} {self.what}"

    def make(self, data: Any) -> Any:
        """The file's data with the slip in it."""
        if not self.at:
            return self.typed
        spoilt = copy.deepcopy(data)
        inner, last = spoilt, self.at[-1]
        for step in self.at[:-1]:
            inner = inner[step]
        if self.what in ("mistyped key", "key of nothing"):
            renamed = {self.typed if key == last else key: value for key, value in inner.items()}
            inner.clear()
            inner.update(renamed)
        elif self.what in ("key gone", "entry gone"):
            del inner[last]
        elif self.what == "unknown key":
            inner[last] = self.typed
        else:
            inner[last] = self.typed
        return spoilt


def read_plan(root: Path) -> dict[str, Any]:
    """The plain data of every file of a plan, by name."""
    read = ((each.name, parse(each.name, raw)[0]) for each in find_files(root) if isinstance(raw := each.read(), bytes))
    return {name: document.data for name, document in read if document is not None}


def write(root: Path, name: str, data: Any) -> None:
    """Write a file with this data, or take it away where it is GONE; a text is written as it is."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if data is GONE:
        path.unlink()
    elif isinstance(data, str):
        path.write_text(data, encoding="utf-8")
    elif path.suffix == ".csv":
        path.write_text(_table(data), encoding="utf-8")
    else:
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")  # which is YAML too


def _table(rows: list[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(dict.fromkeys(key for row in rows for key in row)))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def slips_in(files: dict[str, Any]) -> Iterator[Slip]:
    """Every slip in these files, in a stable order."""
    for name, data in files.items():
        kind = FILE_KINDS[str(kind_of(name))]
        yield from _of_file(name, data)
        yield from _inside(name, (), data, kind.model, in_table=kind.is_table)


def _of_file(name: str, data: Any) -> Iterator[Slip]:
    required = FILE_KINDS[str(kind_of(name))].required
    yield Slip(name, (), "file gone", required, GONE)
    yield Slip(name, (), "file empty", not name.endswith(".csv") and isinstance(data, dict), "")
    yield Slip(name, (), "no YAML", typed="a: [b\n" if not name.endswith(".csv") else 'measure\n"M1\n')
    if not name.endswith(".csv"):
        yield Slip(name, (), "bare words", typed="just words\n")
        if isinstance(data, dict) and len(data) == 1:
            yield Slip(name, (), "bare list", typed=json.dumps(next(iter(data.values()))))
        if isinstance(data, list):
            yield Slip(name, (), "list under a key", typed=json.dumps({"entries": data}))


def _inside(name: str, at: KeyPath, data: Any, hint: Any, *, in_table: bool) -> Iterator[Slip]:
    """The slips in a value, which `hint` is the type of; a table's cells have no types, and its rows no keys."""
    model = model_in(hint) if isinstance(data, dict) else None
    if isinstance(data, dict):
        if not in_table and model is not None:
            yield Slip(name, (*at, "zzqx"), "unknown key", typed="words")
        for key, value in data.items():
            place = (*at, key)
            field = fields_by_key(model).get(key) if model else None
            needed = field is not None and field.is_required()
            if not in_table:
                if len(set(key)) > 1 and model is not None:
                    yield Slip(name, place, "mistyped key", typed=_swapped(key))
                elif model is None:  # a code or an id, which something else has to have
                    yield Slip(name, place, "key of nothing", certain=False, typed=_swapped(key))
                yield Slip(name, place, "key gone", needed)
            inner = type_inside(hint, key)
            yield from _of_value(name, place, value, inner, in_table=in_table)
            yield from _inside(name, place, value, inner, in_table=in_table)
    elif isinstance(data, list):
        for index, each in enumerate(data):
            place = (*at, index)
            yield Slip(name, place, "entry gone", certain=False)
            inner = type_inside(hint, index)
            key = next((key for key in ("id", "code") if isinstance(each, dict) and key in each), None)
            if key and index and key in data[index - 1]:
                yield Slip(name, (*place, key), "name of the one before", typed=data[index - 1][key])
            if not isinstance(each, dict):
                yield from _of_value(name, place, each, inner, in_table=in_table)
            elif not in_table:
                yield Slip(name, place, "wrong type", typed="words")
            yield from _inside(name, place, each, inner, in_table=in_table)


def _of_value(name: str, at: KeyPath, value: Any, hint: Any, *, in_table: bool) -> Iterator[Slip]:
    kinds = alternatives(hint)
    if not in_table:
        yield Slip(name, at, "wrong type", typed=[{"a": [1]}] if not isinstance(value, list) else {"a": "b"})
    if isinstance(value, str):
        yield Slip(name, at, "mistyped value", certain=False, typed=_swapped(value))
        yield Slip(name, at, "name of nothing", certain=False, typed="Zzqx9")
        if not in_table:
            yield Slip(name, at, "empty value", certain=False, typed="")
            yield Slip(name, at, "number", certain=str in kinds and len(kinds) == 1, typed=7)


def _swapped(word: str) -> str:
    """Two letters beside one another in a word, the last that differ, the other way round."""
    for place in range(len(word) - 1, 0, -1):
        if word[place] != word[place - 1] and word[place].isalnum() and word[place - 1].isalnum():
            return word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]
    return f"{word}x"


def said(finding: Finding) -> tuple[str, str, str | None, str]:
    """What tells one finding from another."""
    return finding.code, finding.path, finding.item, finding.message
