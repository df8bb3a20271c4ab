"""Who a forge asks about which files of a plan: the part of `npa guard` that whole files can say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from npa_cli.store.file_kinds import FILE_KINDS
from npa_cli.work.faults import UsageFault
from npa_cli.work.session import Session

_SHARED: Final = ("readings", "risks", "actions")
_TEAM: Final = re.compile(r"@[\w.-]+(/[\w./-]+)?|[^\s@#]+@[^\s@#]+")  # @org/team, @user or an e-mail


def code_owners(session: Session, office: str, teams: Sequence[str], prefix: str) -> str:
    """A CODEOWNERS file: the secretariat's team for all of a plan, and each partner's for its own returns.

    `teams` are words such as `PHE=@org/phe`; `prefix` is where the plan is from the top of the repository, empty or
    with `/` at its end. The last line that fits a file is the one that counts. Raises UsageFault and UnknownNameError.
    """
    own = dict(_read(session, each) for each in teams)
    _check(office)
    place = f"/{prefix}".replace(" ", "\\ ")
    lines = [
        "# Made by npa codeowners; who may alter which field is `npa guard`'s to say.",
        f"{place} {office}",
        *(f"{place}returns/*/{code}.yaml {team} {office}" for code, team in own.items()),
        *_shared(place, office, own),
    ]
    return "".join(f"{each}\n" for each in lines)


def _shared(place: str, office: str, own: Mapping[str, str]) -> Sequence[str]:
    """The files in which partners have entries of their own: each may be asked, and npa guard looks at the fields."""
    everybody = " ".join(dict.fromkeys((*own.values(), office)))
    patterns = (each for kind in _SHARED for each in FILE_KINDS[kind].patterns)
    return [f"{place}{each} {everybody}" for each in patterns]


def _read(session: Session, given: str) -> tuple[str, str]:
    code, equals, team = given.partition("=")
    if not equals:
        raise UsageFault(f"--team `{given}`: write a partner and its team, such as PHE=@org/phe")
    _check(team)
    return session.partner(code), team


def _check(team: str) -> None:
    if not _TEAM.fullmatch(team):
        raise UsageFault(f"`{team}` is no team, person or e-mail that a forge knows; write @org/team")
