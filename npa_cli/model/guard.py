"""Who somebody is who changes the plan: by the e-mail of their commits, or their team on a forge."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from npa_cli.model.base import PlanModel, keyed, several

Name = Annotated[str, Field(min_length=1)]


class Guard(PlanModel):
    """guard.yaml: Whose change a change is. `npa guard` and `npa codeowners` ask it; no paper tells what it holds."""

    secretariat: tuple[Name, ...] = several(
        "E-mails and teams of the secretariat, which may change everything.", ["@org/secretariat"]
    )
    partners: Mapping[str, tuple[Name, ...]] = keyed(
        "E-mails and teams of each partner, by its code.", {"PHE": ["@org/phe", "returns@phe.example.org"]}
    )

    def who_is(self, name: str) -> str | None:
        """The partner that an e-mail or a team is of; empty for the secretariat, None if nobody is called so."""
        if not name.strip():
            return None
        wanted = _folded(name)
        if wanted in map(_folded, self.secretariat):
            return ""
        return next((code for code, names in self.partners.items() if code and wanted in map(_folded, names)), None)


def _folded(name: str) -> str:
    """Small letters for A to Z, as in addresses. No other letter passes for one of these, such as the kelvin sign."""
    return "".join(each.lower() if each.isascii() else each for each in name)
