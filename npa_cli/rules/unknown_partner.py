"""NPA201 unknown-partner: a code that partners.yaml does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.model.did_you_mean import same_but_capitals, suggestion
from npa_cli.model.finding import Finding, KeyPath
from npa_cli.model.fix import Replace
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority
from npa_cli.rules.rule import Context, Example, Rule
from npa_cli.rules.walk import has, mappings, nodes, partner_codes, words

_CODE: Final = "NPA201"
_IN_ITEMS: Final = ("leads", "contributors", "reporting_partner")
_IN_PARTNERS: Final = ("members", "predecessors", "successors")


def _check(context: Context) -> Iterator[Finding]:
    if not has(context, "partners"):
        return  # partners.yaml can't be read: what is in it is not known, and that is a finding already
    known = context.once(partner_codes)
    for node in nodes(context):
        for key in _IN_ITEMS:
            if key not in node.data:
                continue
            for code, at in words(node.data[key], (*node.at, key)):
                if code not in known:
                    yield _finding(node.path, at, code, known, node.item)
    for file in context.files:
        if file.kind == "partners":
            for partner, at in mappings(file.data, "partners"):
                for key in _IN_PARTNERS:
                    for code, place in words(partner.get(key), (*at, key)):
                        if code not in known:
                            yield from _in_family(context, file.path, place, code, known, key)


def _in_family(
    context: Context, path: str, at: KeyPath, code: str, known: tuple[str, ...], key: str
) -> Iterator[Finding]:
    """One of another plan, as `npa-2013:NOMS`: the history of partners goes through all the plans of a folder."""
    plan_id, colon, there = code.partition(":")
    if not colon or key == "members":
        yield _finding(path, at, code, known, None)
        return
    other = context.others.get(plan_id)
    if other is None:
        message, hint = f"no plan `{plan_id}` beside this one", suggestion(plan_id, context.others)
        yield Finding(_CODE, path, at, message, hint, severity="warning")  # it may be elsewhere
        return
    codes = [each.code for each in other.partners]
    if there not in codes:
        message = f"no partner `{there}` in partners.yaml of plan `{plan_id}`"
        yield Finding(_CODE, path, at, message, suggestion(there, codes))


def _finding(path: str, at: tuple[str | int, ...], code: str, known: tuple[str, ...], item: str | None) -> Finding:
    message, meant = f"no partner `{code}` in partners.yaml", same_but_capitals(code, known)
    fix = Replace(meant) if meant else None
    return Finding(_CODE, path, at, message, suggestion(code, known), item=item, fix=fix)


RULE = Rule(
    code=_CODE,
    name="unknown-partner",
    title="A partner that partners.yaml does not have",
    why="A mistyped lead is nobody: the deliverable would be in no partner's list.",
    bad=Example("priorities/01-first.yaml", first_priority("[NHSE]", "[NHS-E]")),
    good=Example("priorities/01-first.yaml", MINIMAL_PLAN["priorities/01-first.yaml"]),
    check=_check,
    fix="Where it differs from a code of partners.yaml in capitals alone: `phe` becomes PHE.",
)
