"""`npa codeowners`: who a forge asks about which files."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Option

from npa_cli.cli import boundary, names, opening, options
from npa_cli.work import guard

EXAMPLES: Final = ("npa codeowners --office @org/secretariat --team PHE=@org/phe --team HMPPS=@org/hmpps",)


def command(
    *,
    office: Annotated[
        str | None, Option("--office", metavar="TEAM", help="The secretariat's team; else guard.yaml says who is who.")
    ] = None,
    teams: Annotated[
        list[str] | None,
        Option("--team", metavar="PARTNER=TEAM", autocompletion=names.teams, help="A partner's team: PHE=@org/phe."),
    ] = None,
    of: options.OfPlan,
) -> int:
    """Write a CODEOWNERS file to standard output. Each partner's returns are its team's, all else the secretariat's.

    A forge asks by file. Who may alter which field of the files that are shared, `npa guard` says in CI.
    """
    session = opening.open_session(of)
    boundary.speak(1, guard.code_owners(session, office, teams or ()))
    return boundary.FINE
