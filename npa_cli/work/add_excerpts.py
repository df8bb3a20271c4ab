"""Findings with what makes them easy to read: the source line, where the value ends, the item's own words."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace

from npa_cli.cli.session import shown_path
from npa_cli.model.finding import Finding, KeyPath, Point, Related
from npa_cli.model.fix import Fix
from npa_cli.model.located import Edit, Located, Nearby
from npa_cli.rules.rule import CheckedFile, Context
from npa_cli.rules.walk import items, text_under
from npa_cli.store.excerpt import end_of, lines_of
from npa_cli.store.load import Loaded, Source
from npa_cli.store.locate import locate
from npa_cli.work.check import Checked


def quoted(checked: Checked, *, edits: bool = False) -> tuple[Located, ...]:
    """The findings with their source lines, ends, items' words and related places, as the files are now.

    With `edits` also with what `npa validate --fix` would do about each by itself.
    """
    source = checked.loaded.source
    lines = lines_of(source, (each.finding.path for each in checked.found))
    named = {each.finding.item for each in checked.found if each.finding.item}
    words = _words_of_items(checked.loaded, named) if named else {}
    found = tuple(_quoted(each, source, lines.get(each.finding.path, ()), words) for each in checked.found)
    return _with_edits(found, source) if edits else found


def _quoted(each: Located, source: Source, lines: tuple[str, ...], words: Mapping[str, str]) -> Located:
    finding, point = each.finding, each.point
    line = lines[point.line - 1] if point.line <= len(lines) else None
    inside = line is not None and point.column <= len(line)
    return replace(
        each,
        line=None if finding.confidential else line,
        end=end_of(line, point) if line is not None and inside else None,
        words=words.get(finding.item or ""),
        related=tuple(_nearby(source, other) for other in finding.related),
    )


def _with_edits(found: tuple[Located, ...], source: Source) -> tuple[Located, ...]:
    from npa_cli.edit import EditRefusedError
    from npa_cli.edit.mend import edits_of

    fixes: dict[str, dict[KeyPath, Fix]] = {}
    for each in found:
        if each.finding.fix is not None and not isinstance(each.finding.at, Point):
            fixes.setdefault(each.finding.path, {}).setdefault(each.finding.at, each.finding.fix)
    raw = {file.document.path: file.document.raw for file in source.files if file.document.path in fixes}
    made: dict[tuple[str, KeyPath | Point, Fix | None], tuple[Edit, ...]] = {}
    for path, wanted in fixes.items():
        try:
            made |= {(path, at, wanted[at]): edits for at, edits in edits_of(raw[path], wanted).items()}
        except (EditRefusedError, KeyError):
            continue  # it can't be read for editing, and that is a finding already
    return tuple(
        replace(each, edits=made.get((each.finding.path, each.finding.at, each.finding.fix), ())) for each in found
    )


def _nearby(source: Source, other: Related) -> Nearby:
    place = Finding("", other.path, other.at, "", on_key=other.on_key)
    return Nearby(shown_path(source.root, other.path), locate(source, place), other.message)


def _words_of_items(loaded: Loaded, named: Set[str]) -> dict[str, str]:
    """What the items of the plan say that are named, and more of it; of the first place of each. A deliverable without
    words says its activity's.
    """
    known = loaded.source.known
    files = tuple(
        CheckedFile(file.kind, path, known[path].part(named) if path in known else file.document.data, ())
        for file in loaded.source.files
        if file.kind == "priority"
        and ((path := file.document.path) not in known or known[path].summary.outline.among(named))
    )
    found: dict[str, str] = {}
    for name, node in items(Context(loaded.plan, files, ())).items():
        said = text_under(node.data, "text") or text_under(node.data, "title") or found.get(node.parent_id or "")
        if said:
            found[name] = said
    return found
