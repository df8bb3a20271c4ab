"""How often a plan's partners report: what stands under `rounds` in workplan.yaml."""

from collections.abc import Mapping

from pydantic import ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from npa_cli.model.base import PlanModel, keyed, optional
from npa_cli.timeframe import TERMS, Every, Rhythm, rhythm


class Rounds(PlanModel):
    """One round of returns after another, by the plan's own year: `financial_year_start_month`, or its terms."""

    every: Every = optional("How long a round is; docs/rounds.md says what each is called.", "term", default="quarter")
    names: Mapping[str, str] = keyed(
        "The terms of a year in order, each with its first day; a term lasts until the next begins.", dict(TERMS)
    )

    @field_validator("names")
    @classmethod
    def _terms(cls, names: Mapping[str, str], info: ValidationInfo) -> Mapping[str, str]:
        if names and info.data.get("every", "term") != "term":
            raise PydanticCustomError("names_of_no_terms", "names beside another round than a term")
        try:
            rhythm("term", terms=tuple(names.items()))
        except ValueError as why:
            raise PydanticCustomError("no_terms", "no terms") from why
        return names

    def rhythm(self, first_month: int) -> Rhythm:
        """The rounds of a plan whose years begin with this month."""
        return rhythm(self.every, first_month, tuple(self.names.items()))
