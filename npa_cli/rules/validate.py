"""Everything wrong with a plan, in one run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from npa_cli.model.finding import Finding
from npa_cli.model.plan import Plan
from npa_cli.model.workplan import Period, Workplan
from npa_cli.rules.registry import RULES
from npa_cli.rules.rule import CheckedFile, Context

LONGEST: Final = 400  # characters of a message
LISTED: Final = 1_000  # findings of one rule in one file
# The rules about words read letter by letter, in which something stands that nobody meant.
_WHY: Final = frozenset({"NPA801", "NPA802", "NPA803", "NPA804", "NPA805"})


def validate(context: Context) -> tuple[Finding, ...]:
    """Every finding of every rule, each once. Their order is made when their lines are known."""
    listed = iter if context.in_full else _listed
    every = [_readable(finding) for rule in RULES for finding in listed(rule.check(context))]
    every += [finding for file in context.files for finding, _ in file.found]
    hidden = {(each.path, each.at) for each in every if each.confidential}
    return tuple(dict.fromkeys(_discreet(each) if (each.path, each.at) in hidden else each for each in every))


def _discreet(finding: Finding) -> Finding:
    """A finding about words that another rule took for personal data, without those words."""
    if finding.confidential:
        return finding
    message, hint = "what stands here does not fit; it is not shown again", f"npa explain {finding.code}"
    return replace(finding, message=message, hint=hint, fix=None, confidential=True)


def _listed(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first findings of a rule in each file, and then one that says how many more there are."""
    listed: Counter[str] = Counter()
    more: dict[str, Finding] = {}
    for finding in findings:
        listed[finding.path] += 1
        if listed[finding.path] <= LISTED:
            yield finding
        else:
            more.setdefault(finding.path, finding)
    for path, finding in more.items():
        count = listed[path] - LISTED
        yield replace(finding, message=f"{finding.message} (and {count - 1:,} more of these below, not listed)")


def each_fault_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Without the findings that a fault of wording is the cause of: that an unknown word stands where the right word
    stands in curly quotes, or with a space nobody sees, is said by the rule that knows why.
    """
    every = tuple(findings)
    told = {(each.path, each.at, each.on_key) for each in every if _tells_why(each)}
    return tuple(each for each in every if _tells_why(each) or (each.path, each.at, each.on_key) not in told)


def _tells_why(finding: Finding) -> bool:
    return finding.code in _WHY


def _readable(finding: Finding) -> Finding:
    """The finding with words quoted from the file cut to what a person can read."""
    if max(map(len, (finding.message, finding.hint or "", finding.item or ""))) <= LONGEST:
        return finding
    hint, item = finding.hint, finding.item
    return replace(finding, message=_cut(finding.message), hint=hint and _cut(hint), item=item and _cut(item))


def _cut(words: str) -> str:
    """The beginning and the end of words that are too long."""
    if len(words) <= LONGEST:
        return words
    return f"{words[: LONGEST - 60]} … {words[-50:]}"


def shape_findings(file: CheckedFile) -> tuple[Finding, ...]:
    """What one file's own model says is wrong with it, whatever plan it belongs to."""
    nothing = Plan(Workplan.model_construct(id="", title="", period=Period(text="")), (), (), None)
    alone = Context(plan=nothing, files=(file,), file_findings=())
    return tuple(finding for rule in RULES if rule.code.startswith("NPA1") for finding in rule.check(alone))
