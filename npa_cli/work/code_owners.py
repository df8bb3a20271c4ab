"""Who a forge asks about which files of a plan: the part of `npa guard` that whole files can say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from npa_cli.model.guard import Guard
from npa_cli.store.file_kinds import FILE_KINDS
from npa_cli.work.faults import UsageFault
from npa_cli.work.session import Session

_SHARED: Final = ("readings", "risks", "actions")
_MEANS_MORE: Final = frozenset("*?[]!#\\")
_TEAM: Final = re.compile(r"@[\w.-]+(/[\w./-]+)?|[^\s@#]+@[^\s@#]+")  # @org/team, @user or an e-mail


def code_owners(session: Session, office: str | None, teams: Sequence[str], prefix: str) -> str:
    """A CODEOWNERS file: the secretariat's teams for all of a plan, and each partner's for its own returns.

    guard.yaml says who they are; `office` goes before its secretariat, and `teams`, words such as `PHE=@org/phe`,
    before its partners. `prefix` is where the plan is from the top of the repository, empty or with `/` at its end. The
    last line that fits a file is the one that counts. Raises UsageFault and UnknownNameError.
    """
    guard = session.plan.guard or Guard()
    offices = (office,) if office is not None else guard.secretariat
    if not offices:
        raise UsageFault("give --office, the secretariat's team, or name it under `secretariat` in guard.yaml")
    named = {**guard.partners, **dict(_read(session, each) for each in teams)}
    whole = " ".join(map(_checked, offices))
    partners = {session.partner(code): " ".join(map(_checked, names)) for code, names in named.items() if names}
    place = _pattern(f"/{prefix}")
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
