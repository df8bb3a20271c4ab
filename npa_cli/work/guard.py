"""Who may change what: `npa guard`, and what of it a forge can be told by whole files in CODEOWNERS."""

import os
import re
from collections.abc import Mapping, Sequence
from typing import Final

from npa_cli.differences.compare import compare
from npa_cli.differences.rights import Versions, may_alter, who_may
from npa_cli.differences.things import things_in
from npa_cli.history.repository import find_repository
from npa_cli.model.guard import Guard
from npa_cli.store.file_kinds import FILE_KINDS
from npa_cli.views.guard import GuardView, Refused
from npa_cli.work.asking_git import asking_git
from npa_cli.work.earlier_version import Version, version_at
from npa_cli.work.faults import UsageFault
from npa_cli.work.session import Session
from npa_cli.work.versions import as_it_is, not_judged

_SHARED: Final = ("readings", "risks", "actions")
_MEANS_MORE: Final = frozenset("*?[]!#\\")
_TEAM: Final = re.compile(r"@[\w.-]+(/[\w./-]+)?|[^\s@#]+@[^\s@#]+")  # @org/team, @user or an e-mail


def check_change(session: Session, base: str, partner: str | None, author: str | None = None) -> GuardView:
    """What of the change since a base a partner may not make. The base is the last commit that both share.

    With an author, an e-mail or a team, guard.yaml as it is in the base says who that is: nobody's change can say it.

    Raises UsageFault and UnknownNameError for names that can't be meant, and NotComparedError where git can't tell.
    """
    if (partner is None) == (author is None):
        raise UsageFault("whose change is it? Give --partner and a code, or --author and an e-mail or team")
    code = session.partner(partner) if partner is not None else None
    with asking_git("--base"):
        repository = find_repository(session.root, os.environ)
        before, after = version_at(repository, session, repository.shared(base)), as_it_is(session)
    if author is not None:
        code = _who_is(author, before)
    unknown_parts, unread = not_judged(before, after)
    sides = Versions(things_in(before.loaded.plan), things_in(after.loaded.plan))
    found = compare(*sides, unknown_parts)
    refused = [each for each in found if code and not may_alter(each, code, sides)]
    told = tuple(Refused(each.key.kind, each.key.id, each.field, who_may(each, sides)) for each in refused)
    return GuardView(code or None, before.name, len(found), told, unread)


def _who_is(author: str, before: Version) -> str:
    """The partner that an author is of; empty for the secretariat. Raises UsageFault, which names no other."""
    guard = before.loaded.plan.guard
    if guard is None:
        raise UsageFault(f"--author is looked up in guard.yaml, and {before.name} has none that can be read")
    if not author.strip():
        raise UsageFault("--author is empty; give the e-mail or team of whoever made the change")
    found = guard.who_is(author)
    if found is None:
        raise UsageFault(f"--author `{author}` is nobody in guard.yaml of {before.name}; add them there first")
    if found and all(each.code != found for each in before.loaded.plan.partners):
        raise UsageFault(
            f"guard.yaml of {before.name} has `{author}` under `{found}`, which is no partner's code there"
        )
    return found


def code_owners(session: Session, office: str | None, teams: Sequence[str]) -> str:
    """A CODEOWNERS file: the secretariat's teams for all of a plan, and each partner's for its own returns.

    guard.yaml says who they are; `office` goes before its secretariat, and `teams`, words such as `PHE=@org/phe`,
    before its partners. The last line that fits a file is the one that counts. Raises UsageFault, UnknownNameError, and
    NotComparedError where git can't tell where the plan is in its repository.
    """
    guard = session.plan.guard or Guard()
    offices = (office,) if office is not None else guard.secretariat
    if not offices:
        raise UsageFault("give --office, the secretariat's team, or name it under `secretariat` in guard.yaml")
    named = {**guard.partners, **dict(_read(session, each) for each in teams)}
    whole = " ".join(map(_checked, offices))
    partners = {session.partner(code): " ".join(map(_checked, names)) for code, names in named.items() if names}
    with asking_git():
        place = _pattern(f"/{find_repository(session.root, os.environ).prefix}")
    lines = [
        "# Made by npa codeowners; who may alter which field is `npa guard`'s to say.",
        f"{place} {whole}",
        *(f"{place}returns/*/{_pattern(code)}.yaml {names} {whole}" for code, names in partners.items()),
        *_shared(place, whole, partners),
    ]
    return "".join(f"{each}\n" for each in lines)


def _shared(place: str, office: str, own: Mapping[str, str]) -> Sequence[str]:
    """The files in which partners have entries of their own: each may be asked, and npa guard looks at the fields."""
    everybody = " ".join(dict.fromkeys((*own.values(), office)))
    patterns = (each for kind in _SHARED for each in FILE_KINDS[kind].patterns)
    return [f"{place}{each} {everybody}" for each in patterns]


def _pattern(place: str) -> str:
    """A folder or a code as it stands in a pattern of such a file. Raises UsageFault for one that would mean more."""
    if not place.isprintable() or not _MEANS_MORE.isdisjoint(place):
        raise UsageFault(f"`{place}` would be a pattern in a CODEOWNERS file; use letters, digits and hyphens")
    return place.replace(" ", "\\ ")


def _read(session: Session, given: str) -> tuple[str, tuple[str, ...]]:
    code, equals, team = given.partition("=")
    if not equals:
        raise UsageFault(f"--team `{given}`: write a partner and its team, such as PHE=@org/phe")
    return session.partner(code), (team,)


def _checked(team: str) -> str:
    if not _TEAM.fullmatch(team):
        raise UsageFault(f"`{team}` is no team, person or e-mail that a forge knows; write @org/team")
    return team
