"""Findings with what makes them easy to read: the source line, where the value ends, the item's own words."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from typing import Final

from npa_cli.model.finding import Finding, KeyPath, Point, Related
from npa_cli.model.fix import Fix
from npa_cli.model.located import Edit, Located, Nearby
from npa_cli.rules.index import Index
from npa_cli.rules.plain_data import text_under
from npa_cli.store.excerpt import end_of, lines_of
from npa_cli.work.check import Checked, fixes_in
from npa_cli.work.session import shown_path

_WORDS: Final = ("name", "title", "text", "description")  # the keys under which an entry says what it is


def add_excerpts(checked: Checked, *, edits: bool = False) -> tuple[Located, ...]:
    """The findings with their source lines, ends, items' words and related places, as the files are now.

    With `edits` also with what `npa validate --fix` would do about each by itself.
    """
    plan = checked.plan
    lines = lines_of(plan.files_named({each.finding.path for each in checked.found}))
    named = {each.finding.item for each in checked.found if each.finding.item}
    words = _words_of(plan.index, named - {each.finding.item for each in checked.found if each.finding.confidential})
    found = tuple(_add_excerpt(each, checked, lines.get(each.finding.path, ()), words) for each in checked.found)
    return _with_edits(found, checked) if edits else found


def _add_excerpt(each: Located, checked: Checked, lines: tuple[str, ...], words: Mapping[str, str]) -> Located:
    finding, point = each.finding, each.point
    line = lines[point.line - 1] if point.line <= len(lines) else None
    inside = line is not None and point.column <= len(line)
    return replace(
        each,
        line=None if finding.confidential else line,
        end=end_of(line, point) if line is not None and inside else None,
        words=words.get(finding.item or ""),
        related=tuple(_nearby(checked, other) for other in finding.related),
    )


def _with_edits(found: tuple[Located, ...], checked: Checked) -> tuple[Located, ...]:
    from npa_cli.edit import EditRefusedError
    from npa_cli.edit.mend import edits_of

    fixes = fixes_in(each.finding for each in found)
    read = {each.name: each.read() for each in checked.plan.files_named(fixes)}
    raw = {name: each for name, each in read.items() if isinstance(each, bytes)}
    made: dict[tuple[str, KeyPath | Point, Fix | None], tuple[Edit, ...]] = {}
    for path, wanted in fixes.items():
        try:
            made |= {(path, at, wanted[at]): edits for at, edits in edits_of(raw[path], wanted).items()}
        except (EditRefusedError, KeyError):
            continue  # it can't be read for editing, and that is a finding already
    return tuple(
        replace(each, edits=made.get((each.finding.path, each.finding.at, each.finding.fix), ())) for each in found
    )


def _nearby(checked: Checked, other: Related) -> Nearby:
    place = Finding("", other.path, other.at, "", on_key=other.on_key)
    return Nearby(shown_path(checked.root, other.path), checked.plan.documents.locate(place), other.message)


def _words_of(index: Index, named: Set[str]) -> Mapping[str, str]:
    """What the items of these names say they are; of a change, the item that it is about and what that says."""
    changes = ((each.text("id"), each.item) for each in index.frame.changes)
    about = {change: item for change, item in changes if change in named and change and item}
    found = dict(_words_of_entries(index, named)) | _words_of_items(index, {*named, *about.values()})
    return found | {change: f"{item} {found[item]}" for change, item in about.items() if item in found}


def _words_of_items(index: Index, named: Set[str]) -> dict[str, str]:
    """What the items of the plan say that are named; a deliverable without words says its activity's."""
    items = index.items(named)
    parents = index.items({each.parent_id for each in items.values() if each.parent_id} - named)
    own = {
        name: text_under(each.data, "text") or text_under(each.data, "title")
        for name, each in {**parents, **items}.items()
    }
    found = {name: own[name] or own.get(each.parent_id or "") for name, each in items.items()}
    return {name: words for name, words in found.items() if words}


def _words_of_entries(index: Index, named: Set[str]) -> Iterator[tuple[str, str]]:
    """What the entries of the other files say that are named: partners, boards, measures, risks."""
    for file in index.files:
        lists = file.data.values() if isinstance(file.data, dict) else (file.data,)
        for each in (entry for listed in lists if isinstance(listed, list) for entry in listed):
            name = text_under(each, "id") or text_under(each, "code")
            words = next((found for key in _WORDS if (found := text_under(each, key))), None)
            if name in named and name is not None and words is not None:
                yield name, words
