"""What was typed after `npa report`, and the command that would ask for the same paper again on any day."""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, get_args

from npa_cli.model.proposed_command import proposed
from npa_cli.model.vocabulary import PAPERS, Audience, PaperFormatName
from npa_cli.progress.select import Filters
from npa_cli.work.faults import UsageFault

PAPER_FORMATS: Final[tuple[str, ...]] = get_args(PaperFormatName)
_FILTERS: Final[Mapping[str, str]] = {  # each option that narrows a paper, and where it stands in Filters
    "priority": "priorities", "partner": "partners", "contributor": "contributors", "theme": "themes",
    "status": "statuses", "rating": "ratings", "where": "where",
}  # fmt: skip
_OPTIONS: Final = ("period", "as-at", "data", "plan", "audience", "number", "presenter", "since")  # each with one value


@dataclass(frozen=True, slots=True)
class Asked:
    """A paper's name and what is to be in it."""

    words: tuple[str, ...]
    filters: Filters = Filters()
    period: str | None = None
    as_at: str | None = None
    plan: str | None = None
    audience: Audience = "internal"
    number: str | None = None  # of the board's paper at the meeting
    presenter: str | None = None
    since: str | None = None  # what the board's paper tells the changes since: see work/earlier_version.py
    withheld: int = 0  # items left out for that audience, once the plan is known
    data: str | None = None  # the plan's folder, for whoever types the command: see `typed_data` of work/papers.py
    template: str | None = None  # the name and the fingerprint of the page or styles it is made with
    files: str | None = None  # the fingerprint that its foot is to have; that of the plan's files unless given

    @property
    def name(self) -> str:
        """The paper's name; the summary where none was typed."""
        return self.words[0] if self.words and self.words[0] in PAPERS else "summary"

    @property
    def rest(self) -> tuple[str, ...]:
        """What was typed after the name: ids, a priority, a partner."""
        return self.words[1:] if self.words and self.words[0] in PAPERS else self.words

    @property
    def narrowed(self) -> tuple[tuple[str, str], ...]:
        """Each filter's option and value, in one order whatever the order typed."""
        return tuple((f"--{name}", value) for name, key in _FILTERS.items() for value in getattr(self.filters, key))

    def command(self, *, period: str | None, as_at: str | None) -> str:
        """The command on one line, with the quarter or the day that was settled on."""
        said: dict[str, str | None] = {each: getattr(self, each.replace("-", "_")) for each in _OPTIONS}
        said |= {"period": period, "as-at": as_at}
        if self.audience == "internal":
            del said["audience"]
        options = [*self.narrowed, *((f"--{name}", value) for name, value in said.items() if value)]
        return proposed("report", self.name, *self.rest, *(word for each in options for word in each))


def read_command(command: str) -> Asked:
    """What a paper's own command asks for. Raises UsageFault if it is none of npa's."""
    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    if words[:2] != ["npa", "report"]:
        raise UsageFault(f"`{command}` is not a command that writes a paper")
    asked, plain, waiting = Asked(words=()), [], iter(words[2:])
    for word in waiting:
        if not word.startswith("--"):
            plain.append(word)
            continue
        value = next(waiting, None)
        if value is None:
            raise UsageFault(f"`{command}`: {word} lacks its value")
        asked = _with(asked, word.removeprefix("--"), value, command)
    return replace(asked, words=tuple(plain))


def _with(asked: Asked, option: str, value: str, command: str) -> Asked:
    if option in _FILTERS:
        key = _FILTERS[option]
        return replace(asked, filters=asked.filters._replace(**{key: (*getattr(asked.filters, key), value)}))
    if option not in _OPTIONS or (option == "audience" and value not in get_args(Audience)):
        raise UsageFault(f"`{command}`: --{option} is no option of npa report")
    said: dict[str, Any] = {option.replace("-", "_"): value}
    return replace(asked, **said)


def about_one(asked: Asked, number: int) -> Sequence[str]:
    """What was typed after the paper's name, which takes so many words. Raises UsageFault."""
    if len(asked.rest) == number:
        return asked.rest
    if number:
        such = "a priority, such as 3" if asked.name == "priority" else "a partner, such as PHE"
        raise UsageFault(f"`{proposed('report', asked.name)}` is about one: give {such}")
    raise UsageFault(f"`{proposed('report', asked.name)}` is about the whole plan; leave out `{asked.rest[0]}`")
