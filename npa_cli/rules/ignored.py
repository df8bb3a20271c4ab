"""What the comments `# npa: ignore[…]` in the files silence, once the findings have their lines."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from npa_cli.model.finding import Finding
from npa_cli.model.located import Located
from npa_cli.rules.selection import rule_names
from npa_cli.store.comments import Ignore, Named

# How the codes begin that no comment silences, and why.
NOT_BY_COMMENT: Final[Mapping[str, str]] = {
    "NPA0": "it keeps the file from being read",
    "NPA7": "it judges the change that this comment would be part of",
    "NPA9": "it is about such comments",
}


class Silenced(NamedTuple):
    """Findings that remain, those that a comment silences, and the names in comments that silenced none."""

    remaining: tuple[Located, ...]
    ignored: tuple[Located, ...]
    unused: tuple[tuple[str, Named], ...]  # the path of the file, and the name


def code_of(name: str) -> str | None:
    """The code of the rule that a comment names; None if there is none."""
    return rule_names().get(name.casefold())


def why_not_by_comment(code: str) -> str | None:
    """Why no comment silences the rule of this code; None if one does."""
    return next((why for beginning, why in NOT_BY_COMMENT.items() if code.startswith(beginning)), None)


def silence(located: Iterable[Located], ignores: Mapping[str, Sequence[Ignore]]) -> Silenced:
    """Apply each file's comments, by its path within the plan. One silences findings that are shown on its line."""
    by_place: dict[tuple[str, int, str], list[tuple[Named, str]]] = {}
    waiting: dict[tuple[str, Named], None] = {}  # in the order they stand
    for path, comments in ignores.items():
        for comment in comments:
            for named in comment.names or ():
                code = code_of(named.word)
                if not comment.well_formed or code is None or why_not_by_comment(code):
                    continue  # a finding of its own
                waiting[path, named] = None
                if comment.line is not None:
                    by_place.setdefault((path, comment.line, code), []).append((named, comment.reason))
    remaining: list[Located] = []
    ignored: list[Located] = []
    for each in located:
        named_here = by_place.get((each.finding.path, each.point.line, each.finding.code), [])
        if named_here:
            ignored.append(replace(each, ignored_for=named_here[0][1]))
        else:
            remaining.append(each)
        for named, _ in named_here:
            waiting.pop((each.finding.path, named), None)
    return Silenced(tuple(remaining), tuple(ignored), tuple(waiting))


def unused_findings(unused: Iterable[tuple[str, Named]]) -> tuple[Finding, ...]:
    """A finding for each name in a comment that silenced nothing."""
    hint = "delete it; a comment speaks of its own line, or of the next if it has a line to itself"
    told = ((path, named.point, f"there is no {code_of(named.word)} here to ignore") for path, named in unused)
    return tuple(Finding("NPA903", *each, hint, "warning") for each in told)
