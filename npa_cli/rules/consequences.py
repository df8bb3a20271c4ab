"""Findings as they are told: without those that follow from others, each once, and fit to be shown.

What is not known is not judged. A rule says in its page what it `finds`. An "unknown value" can't be used as it stands;
an "unknown partner", or another name, is one that nothing in the plan has (`missing_names.py`). A "judgement" weighs
several values against each other, a "judgement of an entry" none but those of the entry it stands in: one on what holds
an unknown value would be made of half the facts (`doubts.py`).

All of it goes by the findings of the whole plan, so it is the same whatever was kept of earlier runs. Whether a cause
is shown, or left out by `--ignore` or by a comment, makes no difference: its value is unknown either way.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from npa_cli.model.finding import Finding, Point
from npa_cli.model.proposed_command import proposed
from npa_cli.rules.discover import all_rules
from npa_cli.rules.documents import Documents
from npa_cli.rules.doubts import Doubts
from npa_cli.rules.index import Index
from npa_cli.rules.missing_names import missing_names

Found = tuple[Finding, Point]

_LONGEST: Final = 400  # characters of a message


def without_consequences(
    found: Sequence[Found],
    index: Index,
    opened: Documents,
    files: Iterable[str],
    ignored: Collection[tuple[str, int]] = (),
) -> Iterator[Found]:
    """The findings that do not follow from another, in their order; many mentions of one missing thing are one.

    `files` are the names of all files of the plan, `ignored` the lines, by path, whose findings a comment silences.
    """
    finds = {rule.code: rule.finds for rule in all_rules()}
    kinds = [(each, point, finds.get(each.code, "")) for each, point in found]
    mentions = [each for each in kinds if each[2].startswith("unknown ") and each[2] != "unknown value"]
    # In one order, whatever was kept and whatever was read anew.
    mentions.sort(key=lambda each: (each[0].path, each[1].line, each[1].column, each[0].code))
    errors = [(each, kind) for each, _, kind in kinds if each.severity == "error"]
    values = [each for each, kind in errors if kind == "unknown value"]
    # An entry that contradicts itself is not weighed against others either.
    contradicted = [each for each, kind in errors if kind == "judgement of an entry"]
    if not (values or mentions or contradicted or index.unreadable):
        yield from found
        return
    misplaced = [each for each, _ in found if each.code == "NPA203"]
    missing = missing_names(mentions, [*values, *misplaced], index, opened, files, ignored)
    causes = [*values, *(each for each, _, _ in mentions if each.severity == "error")]
    about = {each.item for each, _, kind in kinds if kind == "judgement" and each.item is not None}
    doubts = Doubts(causes, contradicted, missing.names, about, index, opened)
    for finding, point, kind in kinds:
        if kind == "judgement of an entry" and doubts.stand_around(finding):
            continue
        if kind == "judgement" and doubts.touch(finding):
            continue
        if kind == "unknown partner" and doubts.name(finding):
            continue  # the partner is there: what is said of it goes by an entry that is wrong
        instead = missing.instead.get(id(finding), finding)
        if instead is finding:
            yield finding, point
        elif instead is not None:
            yield instead, opened.locate(instead)


def make_presentable(found: Iterable[tuple[Finding, Point]]) -> tuple[tuple[Finding, Point], ...]:
    """Findings with their places, each once. Of words that one of them took for personal data, none shows any."""
    readable = [(_readable(finding), point) for finding, point in found]
    hidden = {(finding.path, finding.at) for finding, _ in readable if finding.confidential}
    shown = (
        (_without_words(finding) if (finding.path, finding.at) in hidden else finding, point)
        for finding, point in readable
    )
    return tuple(dict(shown).items())


def _without_words(finding: Finding) -> Finding:
    """A finding about words that another rule took for personal data, without those words."""
    if finding.confidential:
        return finding
    message, hint = "what stands here does not fit; it is not shown again", proposed("explain", finding.code)
    return replace(finding, message=message, hint=hint, fix=None, confidential=True)


def _readable(finding: Finding) -> Finding:
    """The finding with words quoted from the file cut to what a person can read."""
    hint, item = finding.hint, finding.item
    return replace(finding, message=_cut(finding.message), hint=hint and _cut(hint), item=item and _cut(item))


def _cut(words: str) -> str:
    """The beginning and the end of words that are too long."""
    if len(words) <= _LONGEST:
        return words
    return f"{words[: _LONGEST - 60]} … {words[-50:]}"
