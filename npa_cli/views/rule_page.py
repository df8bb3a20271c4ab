"""`npa explain`: a rule's manual page, and the list of all rules."""

from collections.abc import Iterator
from typing import Final

from npa_cli.document.blocks import Block, Column, Document, Heading, Paragraph, Preformatted, Text
from npa_cli.progress.select import UnknownNameError
from npa_cli.rules.discover import all_rules, revision_rules
from npa_cli.rules.ignored import why_not_by_comment
from npa_cli.rules.level import level_in_words
from npa_cli.rules.revision.revision import RevisionRule
from npa_cli.rules.rule import Rule
from npa_cli.views.table_of import table_of
from npa_cli.views.words_page import known_words

AnyRule = Rule | RevisionRule
EVERY_RULE: Final[tuple[AnyRule, ...]] = (*all_rules(), *revision_rules())


def find_rule(given: str) -> AnyRule:
    """The rule of this code or name, whatever its case. Raises UnknownNameError."""
    wanted = given.strip().casefold()
    for rule in EVERY_RULE:
        if wanted in (rule.code.casefold(), rule.name):
            return rule
    names = [*known_words(), *(name for rule in EVERY_RULE for name in (rule.code, rule.name))]
    raise UnknownNameError("rule or word", given, names, where="")


def rule_page(rule: AnyRule) -> Document:
    """One rule: what, why, and its examples."""
    blocks: list[Block] = [
        Heading(1, f"{rule.code}  {rule.name}"),
        Paragraph(f"{rule.title}."),
        Paragraph(rule.why, label="Why"),
        Paragraph(level_in_words(rule.code, rule.severity), label="Severity"),
        Paragraph(mended_by_fix(rule), label="--fix"),
        Paragraph(ignored_by(rule), label="To ignore it"),
    ]
    for said, path, text in examples_of(rule):
        blocks += [Paragraph(f"{said} {path}:"), Preformatted(text)]
    return Document(tuple(blocks))


def ignored_by(rule: AnyRule) -> str:
    """How a file says that a finding of this rule is right as it is."""
    why_not = why_not_by_comment(rule.code)
    if why_not:
        return f"No comment can: {why_not}."
    return f"`# npa: ignore[{rule.code}] reason` at the end of its line, or on a line of its own above."


def mended_by_fix(rule: AnyRule) -> str:
    """Whether `npa validate --fix` corrects what the rule finds, and when."""
    return (isinstance(rule, Rule) and rule.fix) or "Left to you: what is meant can't be known."


def examples_of(rule: AnyRule) -> Iterator[tuple[str, str, str]]:
    """What is said of each file of its examples, the file's path, and its text."""
    if isinstance(rule, Rule):
        for said, example in (("Wrong, in", rule.bad), ("Right, in", rule.good)):
            yield from (("With", path, text) for path, text in example.files.items())
            yield said, example.path, example.text
        return
    steps = (("Before, in", rule.before), ("Wrong, after it, in", rule.bad), ("Right, after it, in", rule.good))
    for said, files in steps:
        yield from ((said, path, text) for path, text in files.items())


def rules_page() -> Document:
    """Every rule in a line."""
    table = table_of(
        EVERY_RULE,
        (Column("Code"), lambda rule: Text(rule.code, "strong")),
        (Column("Name"), lambda rule: rule.name),
        (Column("What it finds", wraps=True, least=24), lambda rule: rule.title),
    )
    return Document((table,))
