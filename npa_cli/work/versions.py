"""Two versions of a plan, read from git or from the files as they are, and what is different between them."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from npa_cli.differences.compare import Unknown
from npa_cli.differences.things import Fields, Key, things_in
from npa_cli.history.repository import find_repository
from npa_cli.model.finding import Point
from npa_cli.model.vocabulary import Audience
from npa_cli.progress.assess import assess
from npa_cli.progress.audience import for_audience
from npa_cli.progress.select import Filters, is_within, read_query
from npa_cli.rules.item_around import item_around
from npa_cli.store.file_kinds import FILE_KINDS, kind_of
from npa_cli.store.load import Loaded, ReadFile, plan_of
from npa_cli.views.differences import DifferencesView
from npa_cli.views.since import SinceView
from npa_cli.views.tell_changes import Side, tell_changes
from npa_cli.work.asking_git import asking_git
from npa_cli.work.earlier_version import Version, version_at, version_since
from npa_cli.work.faults import UsageFault
from npa_cli.work.session import Session

_HOLDS: Final = {
    "workplan": ("workplan", "board"),
    "priority": ("priority", "activity", "deliverable"),
    "return": ("return", "report"),
    "changes": ("change",),
    "dependencies": ("dependency",),
}
"""The kinds of things that a kind of file holds, where that is not its own name without the `s`."""


def compare_versions(
    session: Session, revisions: Sequence[str], since: str | None = None, ids: Sequence[str] = ()
) -> DifferencesView:
    """Compare HEAD, or the one commit that is named, with the files as they are; or two commits that are named.

    `since` chooses the earlier version: see `version_since`. Both are judged on the session's day. Raises UsageFault
    for names that can't be meant, and NotComparedError where git can't tell.
    """
    if since is not None and revisions:
        raise UsageFault("--since names the earlier version, and so does the first name; give one of them")
    with asking_git():
        repository = find_repository(session.root, os.environ)
        first = version_at(repository, session, revisions[0] if revisions else "HEAD")
        before = version_since(repository, session, since) if since is not None else first
        after = version_at(repository, session, revisions[1]) if len(revisions) > 1 else as_it_is(session)
    return compare_two(session, before, after, ids)


def since_then(session: Session, given: str, audience: Audience = "internal") -> SinceView:
    """What changed since a board's last meeting, a day, a tag or a commit, as an audience may see it.

    Raises UsageFault for a name that can't be meant, and NotComparedError where git can't tell.
    """
    with asking_git("--since"):
        before = version_since(find_repository(session.root, os.environ), session, given)
    before, now = (
        each._replace(loaded=each.loaded._replace(plan=for_audience(each.loaded.plan, audience)[0]))
        for each in (before, as_it_is(session))
    )
    return SinceView(compare_two(session, before, now), before.day)


def as_it_is(session: Session) -> Version:
    """The files of the plan as they are."""
    return Version(session.loaded, "the files as they are")


def compare_two(session: Session, before: Version, after: Version, ids: Sequence[str] = ()) -> DifferencesView:
    """What is different between two versions, on the session's day. Raises UnknownNameError for an id of neither."""
    unknown, unread = not_judged(before, after)
    one, other = _side(session, before), _side(session, after)
    known = replace(other.plan, priorities=(*other.plan.priorities, *one.plan.priorities))
    within = read_query(known, Filters(ids)).ids
    return DifferencesView(
        before=one,
        after=other,
        as_at=session.as_at,
        every=tell_changes(one, other, unknown),
        laid_out=tuple(_laid_out(before.loaded, after.loaded)),
        unread=unread,
        within=within,
        rule=before.rule,
    )


def _side(session: Session, version: Version) -> Side:
    plan = replace(version.loaded.plan, heard_today=session.plan.heard_today)
    return Side(plan, assess(plan, session.as_at), version.name, version.commit)


def not_judged(before: Version, after: Version) -> tuple[Unknown, tuple[str, ...]]:
    """What can't be judged of two versions, since one of them can't be read there; and that in words."""
    kinds: set[str] = set()
    things: set[Key] = set()
    words = []
    unread = [(version, finding) for version in (before, after) for finding in version.loaded.unread]
    every = [*things_in(before.loaded.plan), *things_in(after.loaded.plan)] if unread else []
    for version, finding in unread:
        source, at = version.loaded.source, finding.at
        kind = kind_of(finding.path) or "workplan"
        held = _HOLDS.get(kind, (kind.removesuffix("s"),))
        document = next((each.document for each in source.files if each.document.path == finding.path), None)
        item = None if document is None or isinstance(at, Point) else item_around(kind, document.data, at)
        if item is None:
            kinds.update(held)
        things |= {each for each in every if each.kind in held and _is_of(each, item)}
        about = f" ({item})" if item is not None else ""
        place = f"{finding.path}:{source.locate(finding).line}{about}"
        words.append(f"{place} in {version.name}: {finding.message}")
    return Unknown(kinds, things), tuple(dict.fromkeys(words))


def _is_of(key: Key, item: str | None) -> bool:
    """Whether a thing is, or is under, or says something of, an item of which something can't be read."""
    if item is None:
        return key.kind == "workplan"
    return key.id == item or is_within(key.id.partition(" ")[0], item)


def _laid_out(before: Loaded, after: Loaded) -> Iterator[str]:
    """The files of the later version whose bytes or name are others and that say the same."""
    was = {each.document.path: each for each in before.source.files}
    now = {each.document.path: each for each in after.source.files}
    gone = [each for path, each in was.items() if path not in now]
    for path, each in now.items():
        others = [was[path]] if path in was else [one for one in gone if one.kind == each.kind]
        then = was.get(path)
        if then and (then.document.raw, then.document.data) == (each.document.raw, each.document.data):
            continue
        said = [_says(before, one) for one in others]
        if _says(after, each) in said or (path not in was and _is_of_entries_in(after, each, said)):
            yield path


def _is_of_entries_in(after: Loaded, file: ReadFile, said: Sequence[Mapping[Key, Fields]]) -> bool:
    """Whether each entry of a file, which may stand in one list or apart, stood in one of those that are gone."""
    if not FILE_KINDS[file.kind].splits:
        return False
    then = {key: fields for each in said for key, fields in each.items()}
    return bool(then) and all(then.get(key) == fields for key, fields in _says(after, file).items())


def _says(loaded: Loaded, file: ReadFile) -> Mapping[Key, Fields]:
    known = (file.kind, file.document.path, file.document.data)
    return things_in(plan_of(loaded.source.root, [known], loaded.plan.workplan.scale)[0])
