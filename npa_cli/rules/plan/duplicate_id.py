"""NPA202 duplicate-id: two things of the same name."""

from collections.abc import Iterable, Iterator

from npa_cli.model.finding import KeyPath, Related
from npa_cli.rules.checked_file import finding_at
from npa_cli.rules.frame import named_in
from npa_cli.rules.minimal_plan import in_priority, second_deliverable
from npa_cli.rules.plain_data import words
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, Index, plan_rule

_Named = tuple[str, str, KeyPath]  # a file, a name in it, and where in it


@plan_rule(
    "NPA202",
    finds="unknown value",
    title="Two things of the same name",
    why="An id is how a return, a change or a minute points at one commitment, so it can mean only one.",
    bad=Example("priorities/01-first.yaml", second_deliverable("id: P1.1.1, timeframe: Ongoing")),
    good=in_priority("P1.1.1", "P1.1.2"),
)
def duplicate_id(index: Index, frame: Frame) -> Findings:
    yield from _second((item.path, item.id or "", (*item.at, "id")) for item in index.repeated_items())
    for sort in ("partner", "objective", "board", "source"):
        yield from _second(_named(frame.files, sort), fold=True)
    yield from _second(each for each in _named(index.files, "measure") if each[1].strip())
    changes = ((each, each.text("id")) for each in frame.changes)
    yield from _second((each.path, name, (*each.at, "id")) for each, name in changes if name)
    for file in index.files_of("guard"):
        yield from _second(_in_guard(file), "keep it for one of them", fold=True)


def _named(files: Iterable[CheckedFile], sort: str) -> Iterator[_Named]:
    return ((entry.path, name, (*entry.at, key)) for entry, name, key in named_in(files, sort))


def _in_guard(file: CheckedFile) -> Iterator[_Named]:
    """E-mails and teams, of which none may be of two: whose change one is could then not be told."""
    office = file.data.get("secretariat") if isinstance(file.data, dict) else None
    partners = ((theirs, ("partners", code)) for code, theirs in file.under("partners").items())
    for theirs, under in ((office, ("secretariat",)), *partners):
        yield from ((file.path, name, at) for name, at in words(theirs, under))


def _second(named: Iterable[_Named], hint: str = "give it the next free number", *, fold: bool = False) -> Findings:
    """What has a name that something before it has; with `fold` whatever the case of its letters."""
    first: dict[str, tuple[str, KeyPath]] = {}
    for path, name, at in named:
        key = name.casefold() if fold else name
        if key in first:
            message = f"`{name}` is already the name of something in {first[key][0]}"
            yield finding_at(path, at, message, hint, related=(Related(*first[key], "the first of the name"),))
        first.setdefault(key, (path, at))
