"""docs/data-format.md: every file of a plan and every field in it, told from the models.

A field's example is the one its model gives; where it gives none, the first that stands in a real plan or an example
plan of this repository. So every field has one, and the test of this page fails for a field that has neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, get_args, get_origin

from npa_cli.edit import append_item, set_value
from npa_cli.model.base import read_day
from npa_cli.model.key_types import alternatives, fields_by_key, model_in, type_inside
from npa_cli.model.rating_scale import Rag
from npa_cli.render.csv_text import render_csv
from npa_cli.store.file_kinds import FILE_KINDS, FileKind
from npa_cli.store.load import load

_ROOT: Final = Path(__file__).resolve().parent.parent
_LONGEST: Final = 60  # characters of an example in a table
_RAG: Final = "`green`, `amber` or `red`; in a plan with a `rating_scale`, a code of that"
_PLAIN: Final = {
    date: "a day",
    str: "words",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    Rag: _RAG,
}

_INTRODUCTION: Final = """\
# The files of a plan

<!-- Made by scripts/generate.py from the code: edit that, not this page. -->

A plan is a folder of text files that holds a `workplan.yaml`. They are written in YAML: `key: value`, a list as
lines that start with `- `, and `#` before a remark that npa passes over and keeps. Only readings are CSV, as a
spreadsheet saves them.

- Ids are words that people can say: priority `P3`, activity `P3.1`, deliverable `P3.1.4`. They are never changed
  and never used again.
- Days are written `2018-04-01`. Words for dates, such as `FY18/19 Q2`, stay as the plan prints them:
  see [timeframes](timeframes.md).
- The signed words are quoted exactly. What is altered since goes in `changes.yaml`.
- Changes, risks, issues, dependencies, decisions and actions stand in one list each, or in a file each: a list of that
  entry alone, such as `changes/CHG-006.yaml`. Two branches that each add a file go together; two that add to the end of
  one list conflict. `npa fmt --split` moves them, every command reads both, and new entries go where the others are.
- A key that is not on this page is a finding of `npa validate`, with the one you may have meant. A plan may declare
  [fields of its own](own-fields.md).

An editor that knows YAML completes and checks these files: see [editors](editors.md).
"""

_TABLE: Final = """\
The first row has the headings, in any order, and each row below it is one of these. A file is read as a spreadsheet
saves it: cells parted by commas, or by semicolons or tabs where the headings are; a first line such as `sep=;`; UTF-8,
or UTF-16 with a byte order mark; line breaks within double quotes. Empty rows, and empty columns without a heading,
are passed over. Where semicolons or tabs part the cells, a number may have a decimal comma, and a point or a space
between thousands: `4,5`, `1.234,5`. What could be two numbers, such as `1,234`, is read as the other numbers of the
file show, and is a finding where they do not. Beside commas a number has a decimal point: `4.5`. `npa validate` warns
of a form that few other programs read; `npa fmt` and `npa validate --fix` leave CSV alone."""


class _Field(NamedTuple):
    name: str
    hint: Any
    needed: bool
    description: str
    example: Any


def page() -> str:
    """The whole page as markdown."""
    seen = _found_in_plans()
    lines = [_INTRODUCTION, "| file | what it holds |", "| --- | --- |"]
    for kind, each in FILE_KINDS.items():
        lines.append(f"| [`{each.pattern}`](#{kind}) | {_first_sentence(_model_of(each))} |")
    told: set[Any] = set()
    for kind, each in FILE_KINDS.items():
        lines += ["", f"## {kind}", "", *_file_lines(each, seen, told)]
    return "\n".join(lines) + "\n"


def fields_without_example() -> list[str]:
    """The fields for which neither the model nor any plan gives an example."""
    seen = _found_in_plans()
    return [
        f"{model.__name__}.{each.name}"
        for kind in FILE_KINDS.values()
        for model in _models(_model_of(kind))
        for each in _fields(model, seen)
        if each.example is None
    ]


def _file_lines(kind: FileKind, seen: Mapping[tuple[type, str], Any], told: set[Any]) -> Iterator[str]:
    """One file's part of the page. What several files hold, such as a place in a source, is told once."""
    top = _model_of(kind)
    where = f"`{kind.pattern}`: {_about(top)}"
    if kind.is_table:
        yield f"{where}\n\n{_TABLE}"
    else:
        apart = (
            f" Or each stands in a file of its own, `{kind.patterns[-1]}`, a list of it alone." if kind.splits else ""
        )
        yield f"{where} The file is a list of these.{apart}" if kind.many else where
    for model in _models(top):
        if model in told:
            continue
        told.add(model)
        if model is not top:
            yield f"\n### {_title(model)}\n\n{_about(model)}"
        yield "\n| field | what it is | how to write it | example |\n| --- | --- | --- | --- |"
        for each in _fields(model, seen):
            name = f"**`{each.name}`**" if each.needed else f"`{each.name}`"
            yield f"| {name} | {_cell(each.description)} | {_cell(_words(each.hint))} | {_example(each.example)} |"
    yield "\nFields in bold have to be there."
    yield f"\n```{'csv' if kind.is_table else 'yaml'}\n{_sample(kind, seen)}```"


def _model_of(kind: FileKind) -> Any:
    return get_args(kind.model)[0] if kind.many else kind.model


def _models(top: Any) -> list[Any]:
    """A model and those of its fields, each once, in reading order."""
    found: list[Any] = []

    def walk(model: Any) -> None:
        if model in found:
            return
        found.append(model)
        for field in model.model_fields.values():
            for inner in _inner_models(field.annotation):
                walk(inner)

    walk(top)
    return found


def _inner_models(hint: Any) -> Iterator[Any]:
    if model := model_in(hint):
        yield model
    for each in get_args(hint):
        yield from _inner_models(each)


def _fields(model: Any, seen: Mapping[tuple[type, str], Any]) -> Iterator[_Field]:
    for key, each in fields_by_key(model).items():
        hint = each.annotation
        example = each.examples[0] if each.examples else seen.get((model, key), _of_a_list(hint))
        yield _Field(key, hint, each.is_required(), each.description or "", example)


def _of_a_list(hint: Any) -> Any:
    """The first value of a closed list; None for anything open."""
    for each in (hint, *get_args(hint)):
        if get_origin(each) is Literal:
            return get_args(each)[0]
    return None


def _found_in_plans() -> dict[tuple[type, str], Any]:
    """The first value of every field in the plans of this repository, the real ones before the invented."""
    seen: dict[tuple[type, str], Any] = {}
    roots = [_ROOT / "data", *sorted((_ROOT / "data" / "plans").glob("*")), *sorted((_ROOT / "examples").glob("*"))]
    for root in roots:
        if (root / "workplan.yaml").is_file():
            for file in load(root, sections=True).source.files:
                _collect(FILE_KINDS[file.kind].model, file.document.data, seen)
    return seen


def _collect(hint: Any, data: Any, seen: dict[tuple[type, str], Any]) -> None:
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    model = model_in(hint) if isinstance(data, dict) else None
    for step, value in entries:
        if model is not None and step in fields_by_key(model) and value not in (None, [], {}):
            seen.setdefault((model, str(step)), value)
        _collect(type_inside(hint, step), value, seen)


def _words(hint: Any) -> str:
    """A type in the reader's words."""
    first, *others = (each for each in alternatives(hint) if each is not type(None))
    if others:
        return " or ".join(map(_words, (first, *others)))
    origin, inside = get_origin(first), get_args(first)
    if origin is Literal:
        return "one of " + ", ".join(f"`{each}`" for each in inside)
    if origin is tuple:
        each = _many(inside[0])
        return f"a list, each {each}" if each.startswith("one of") else f"a list of {each}"
    if origin is Mapping:
        return f"keys and {_many(inside[1])}"
    if model_in(first):
        return f"[{_title(first)}](#{_title(first).replace(' ', '-')})"
    return _PLAIN.get(first, "anything")


def _many(hint: Any) -> str:
    if hint is str:
        return "words"
    return {"a day": "days", "a whole number": "whole numbers", "a number": "numbers"}.get(_words(hint), _words(hint))


def _title(model: Any) -> str:
    """`DisputeStep` as `dispute step`."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in model.__name__).strip()


def _sample(kind: FileKind, seen: Mapping[tuple[type, str], Any]) -> str:
    """A file of this kind with every field of its top level, from the examples."""
    values = {each.name: _short(each.example) for each in _fields(_model_of(kind), seen) if each.example is not None}
    if kind.is_table:
        return render_csv(tuple(values), [values]).replace("\r\n", "\n")
    if kind.many:
        return append_item(b"[]\n", (), values).decode()
    return set_value(b"", (), values).decode()


def _short(value: Any) -> Any:
    """A value whose lists and mappings have their first entries only."""
    if isinstance(value, list):
        few = value[:1] if value and isinstance(value[0], dict | list) else value[:3]
        return [_short(each) for each in few]
    if isinstance(value, dict):
        return {key: _short(each) for key, each in list(value.items())[:6]}
    return read_day(value) or value


def _example(value: Any) -> str:
    if isinstance(value, dict | list):
        value = _flow(_short(value))
    words = " ".join(str(value).split())
    return f"`{_cell(words if len(words) <= _LONGEST else words[:_LONGEST] + '…')}`"


def _flow(value: Any) -> str:
    from npa_cli.edit.value_text import flow_text

    return flow_text(value)


def _first_sentence(model: Any) -> str:
    words = _about(model)
    return _cell(words.partition(". ")[0].rstrip(".") + ".")


def _about(model: Any) -> str:
    """What a model's own words say of it, without the name of the file they begin with."""
    words = " ".join((model.__doc__ or "").split())
    file, colon, rest = words.partition(": ")
    words = rest if colon and file.endswith((".yaml", ".csv")) else words
    return words[:1].upper() + words[1:]


def _cell(words: str) -> str:
    return words.replace("|", "\\|")
