"""The foot of every paper: from what it was made, so that any number in it can be traced."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from npa_cli.document.blocks import Block, Bullets, FactList, Heading, Text
from npa_cli.model.plan import Plan
from npa_cli.model.vocabulary import Audience
from npa_cli.progress.commitment import unfold
from npa_cli.timeframe import Conventions
from npa_cli.views.wording import counted, long_day

FOOT: Final = "How this was made"


@dataclass(frozen=True, slots=True)
class Provenance:
    """From what a paper was made. No clock is in it: the same files and the same command give the same words.

    `command` makes the same paper again; `fingerprint` stands for every byte of the plan's files, and `commit` says
    which commit they were at and whether they were edited since, that they are not in git, or that it is not known.
    `left_out` names the files that could not be read, or not whole. `template` is the name and the fingerprint of the
    organisation's own page or styles, where it was made with one.
    """

    command: str
    version: str
    fingerprint: str
    commit: str
    audience: Audience = "internal"
    withheld: int = 0
    left_out: tuple[str, ...] = ()
    template: str | None = None
    plan_words: tuple[str, ...] = ()  # which name the plan in a command, such as `--data examples/riverside`

    @property
    def audience_words(self) -> str:
        """Whom it is for, and how many items were left out for that."""
        if self.audience == "internal":
            return "internal: nothing withheld"
        return f"{self.audience}: {counted(self.withheld, 'item')} withheld"

    def payload(self) -> dict[str, Any]:
        """From what it was made, as the public fields of JSON."""
        return {
            "command": self.command,
            "npa": self.version,
            "files": self.fingerprint,
            "commit": self.commit,
            "audience": self.audience,
            "withheld": self.withheld,
            "left_out": list(self.left_out),
        }


def foot(plan: Plan, as_at: date | None, made: Provenance) -> Iterator[Block]:
    """Plan, commit, as-at, version, thresholds, what dates lean on, and the documents the words are quoted from."""
    workplan, thresholds = plan.workplan, plan.thresholds
    signed = f"the plan as {'signed' if workplan.signed else 'printed'}"
    day = Text(long_day(as_at), order=as_at.isoformat()) if as_at else Text(signed)
    limits = (
        f"red after {counted(thresholds.red_after_days, 'day')}, due soon within "
        f"{counted(thresholds.due_soon_days, 'day')}, a report counts for {counted(thresholds.stale_after_days, 'day')}"
    )
    ours = "; ".join(_our_readings(plan))
    yield Heading(2, FOOT, folds=True)
    yield FactList(
        (
            ("Command", Text(made.command)),
            ("Plan", Text(f"{workplan.id}, {workplan.title}")),
            ("Commit", Text(made.commit)),
            ("Files", Text(made.fingerprint)),
            ("As at", day),
            ("npa", Text(made.version)),
            *((("Template", Text(made.template)),) if made.template else ()),
            ("Audience", Text(made.audience_words)),
            ("Thresholds", Text(limits)),
            ("Conventions", Text(_conventions(plan))),
            *((("Our reading", Text(ours)),) if ours else ()),
        )
    )
    if workplan.sources:
        said = (filter(None, (each.title, each.attribution, each.licence)) for each in workplan.sources)
        yield Bullets(tuple(Text(". ".join(each) + ".") for each in said))


def _conventions(plan: Plan) -> str:
    """The plan's settings that its dates lean on, where its words alone do not decide."""
    used = {each.signed.convention for each in unfold(plan) if each.signed is not None and each.signed.convention}
    settings = plan.conventions or Conventions()
    return "; ".join(settings.in_words(each) for each in sorted(used)) or "none: the words alone give every date"


def _our_readings(plan: Plan) -> Iterator[str]:
    """What in the plan is our reading of its documents, and not printed as such."""
    if plan.workplan.period.inferred:
        yield "the first and last day of the plan's period"
    titles = sum("title" in each.inferred for each in plan.priorities)
    if titles:
        yield f"the titles of {counted(titles, 'priority', 'priorities')}"
    every = unfold(plan)
    for field, words in (("leads", "who leads"), ("contributors", "who helps with"), ("timeframe", "the timeframe of")):
        number = sum(field in (*each.activity.inferred, *each.deliverable.inferred) for each in every)
        if number:
            yield f"{words} {counted(number, 'deliverable')}"
