"""All that rules find in one file by itself, and what the index is told of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from npa_cli.model.did_you_mean import nearest
from npa_cli.model.finding import Finding, KeyPath
from npa_cli.model.own_field import OWNING, own_faults, owners_in
from npa_cli.model.rating_scale import THREE_COLOURS, RatingScale
from npa_cli.model.shape import Fault, validate
from npa_cli.model.vocabulary import LEVELS, Level
from npa_cli.rules.checked_file import CheckedFile, Item, items_in
from npa_cli.rules.discover import checks_of
from npa_cli.rules.frame import Frame
from npa_cli.rules.item_around import name_item
from npa_cli.rules.plain_data import says
from npa_cli.rules.rule import FileCheck, ItemCheck, ShapeCheck
from npa_cli.store.comments import find_ignores, find_lost_words
from npa_cli.store.document import Document
from npa_cli.store.entries import Entry
from npa_cli.store.file_kinds import FILE_KINDS
from npa_cli.store.index_line import IndexLine, line_of

LISTED: Final = 1_000  # findings of one rule told one by one in a file
_LIKE: Final = 0.5  # two letters swapped leave a key of three this much alike
SHAPES_LISTED: Final = 200  # faults of one kind; a file with more is another kind of file
WORDS_FOR_PEOPLE: Final = frozenset(("narrative", "ask", "path_to_green", "text", "reason", "response", "evidence"))
"""The keys of what people write for people: what is lost there is missed."""
_REMARKED: Final = ("workplan", "partners")  # kinds of file whose settings have remarks beside them, and are no prose


def check_file(kind: str, document: Document, frame: Frame, *, in_full: bool = False) -> Entry:
    """Check one file by itself. `in_full` leaves out none of very many findings of one kind: for repairs."""
    file = _with_own_fields(read_file(kind, document, frame.scale), frame)
    items = tuple(items_in(file.path, file.data)) if kind == "priority" else ()
    found = [*document.remarks, *shape_findings(file, in_full=in_full)]
    found += limit(_of_file(file, frame), in_full=in_full)
    found += limit(_of_items(items, frame), in_full=in_full)
    if FILE_KINDS[kind].is_table:
        found = [replace(each, fix=None) for each in found]
    named = (name_item(each, kind, document.data, document.raw) for each in found)
    placed = tuple((each, document.place_of(each)) for each in named)
    if kind != "priority":
        return Entry(placed, data=file.data, ignores=file.ignores)
    return Entry(placed, line=_line(file, items), ignores=file.ignores)


def read_file(kind: str, document: Document, scale: RatingScale | None = THREE_COLOURS) -> CheckedFile:
    """A file as the rules see it, with its departures from its model; `scale` is that of its plan."""
    _, faults = validate(FILE_KINDS[kind].model, document.data, scale=scale)
    raw = b"" if FILE_KINDS[kind].is_table else document.raw  # which has no comments
    lost = find_lost_words(raw, WORDS_FOR_PEOPLE) if kind not in _REMARKED else ()
    return CheckedFile(kind, document.path, document.data, faults, document.doubtful, find_ignores(raw), lost)


def _with_own_fields(file: CheckedFile, frame: Frame) -> CheckedFile:
    """The file with what departs from the plan's own fields: nothing is known of those without a workplan."""
    if file.kind not in OWNING or not frame.has("workplan"):
        return file
    owners = owners_in(FILE_KINDS[file.kind].model, file.data)
    found = tuple(own_faults(owners, frame.workplan.fields, frame.own_names))
    return replace(file, faults=(*file.faults, *found)) if found else file


def limit(findings: Iterable[Finding], *, in_full: bool) -> Iterator[Finding]:
    """The first findings of each rule in each file, and then one that says how many more there are."""
    listed: Counter[tuple[str, str]] = Counter()
    more: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        key = finding.code, finding.path
        listed[key] += 1
        if in_full or listed[key] <= LISTED:
            yield finding
        else:
            more.setdefault(key, finding)
    for key, finding in more.items():
        count = listed[key] - LISTED
        yield replace(finding, message=f"{finding.message} (and {count - 1:,} more of these below, not listed)")


def shape_findings(file: CheckedFile, *, in_full: bool = False) -> Iterator[Finding]:
    """What a file's own model says is wrong with it, whatever plan it belongs to."""
    unknown: dict[KeyPath, list[str]] = {}
    for fault in file.faults:
        if fault.kind == "unknown_key" and fault.key is not None:
            unknown.setdefault(fault.at[:-1], []).append(fault.key)
    for rule, check in checks_of(ShapeCheck) if file.faults else ():
        faults = [fault for fault in file.faults if fault.kind == check.kind and not _is_mistyped(fault, unknown)]
        listed = len(faults) if in_full else SHAPES_LISTED
        for fault in faults[:listed]:
            yield _finding_of(rule.code, check, fault, file)
        if len(faults) > listed:
            rest = f"{len(faults) - listed:,} more like it in this file"
            yield Finding(
                rule.code, file.path, faults[listed].at, rest, "correct those above first, then run this again"
            )


def _is_mistyped(fault: Fault, unknown: Mapping[KeyPath, Sequence[str]]) -> bool:
    """Whether a key is missing since it is mistyped: one of the unknown keys beside it is the finding."""
    beside = unknown.get(fault.at)
    if fault.kind != "missing_key" or fault.key is None or not beside:
        return False
    return nearest(fault.key, beside, likeness=_LIKE) is not None


def _finding_of(code: str, check: ShapeCheck, fault: Fault, file: CheckedFile) -> Finding:
    written = fault._replace(written=file.doubtful[fault.at]) if fault.at in file.doubtful else fault
    message, hint, fix = check.tell(written, file)
    return Finding(code, file.path, fault.at, message, hint, on_key=fault.kind == "unknown_key", fix=fix)


def _of_file(file: CheckedFile, frame: Frame) -> Iterator[Finding]:
    for rule, check in checks_of(FileCheck):
        if check.kinds is None or file.kind in check.kinds:
            yield from rule.sign(check.find(file, frame))


def _of_items(items: Sequence[Item], frame: Frame) -> Iterator[Finding]:
    checks = {level: [each for each in checks_of(ItemCheck) if level in each[1].levels] for level in LEVELS}
    for item in items:
        for rule, check in checks[item.level]:
            if found := tuple(check.find(item, frame)):
                yield from rule.sign(found)


def _line(file: CheckedFile, items: Sequence[Item]) -> IndexLine:
    """What the index needs to know of a priority file."""
    head = {key: value for key, value in file.data.items() if key != "themes"} if items else {}
    ids = [(item.level, item.id) for item in items if item.id is not None]
    by_level: dict[Level, list[Mapping[str, Any]]] = {level: [] for level in LEVELS}
    for item in items:
        by_level[item.level].append(item.data)
    given = (each.get("timeframe") for each in by_level["deliverable"])
    timeframes = dict.fromkeys(each for each in given if isinstance(each, str))
    return IndexLine(
        line=line_of((level, name) for level, name in ids if name is not None),
        head=head,
        alone=_is_alone([str(name) for _, name in ids], items),
        counts={level: len(each) for level, each in by_level.items()},
        always={level: _always(each) for level, each in by_level.items()},
        timeframes=list(timeframes),
        sound=not file.faults and not file.doubtful and not file.ignores,
    )


def _is_alone(ids: Sequence[str], items: Sequence[Item]) -> bool:
    top = items[0].id if items else None
    if top is None or "." in top:
        return False
    inside = f"{top}."
    return all(each.startswith(inside) for each in ids[1:]) and len(set(ids)) == len(ids)


def _always(items: Iterable[Mapping[str, Any]]) -> list[str]:
    """The keys under which each of some items says something; none if there are no items."""
    keys: list[str] | None = None
    for item in items:
        keys = [key for key in (item if keys is None else keys) if says(item.get(key))]
    return keys or []
