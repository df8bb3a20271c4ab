"""`npa explain`: a rule's manual page, and the list of all rules."""

from __future__ import annotations

from collections.abc import Iterator

from npa_cli.document.blocks import Block, Column, Document, Heading, Paragraph, Preformatted, Table, Text
from npa_cli.progress.select import UnknownNameError
from npa_cli.rules.registry import RULES
from npa_cli.rules.rule import Example, Rule


def find_rule(given: str) -> Rule:
    """The rule of this code or name, whatever its case. Raises UnknownNameError."""
    wanted = given.strip().casefold()
    for rule in RULES:
        if wanted in (rule.code.casefold(), rule.name):
            return rule
    raise UnknownNameError("rule", given, [name for rule in RULES for name in (rule.code, rule.name)], where="")


def rule_page(rule: Rule) -> Document:
    """One rule: what, why, and both examples."""
    return Document(
        (
            Heading(1, f"{rule.code}  {rule.name}"),
            Paragraph(f"{rule.title}."),
            Paragraph(rule.why, label="Why"),
            Paragraph(rule.severity, label="Severity"),
            *_example("Wrong", rule.bad),
            *_example("Right", rule.good),
        )
    )


def _example(said: str, example: Example) -> Iterator[Block]:
    """A file of a small plan, after the other files it needs."""
    for path, text in example.files.items():
        yield Paragraph(f"With {path}:")
        yield Preformatted(text)
    yield Paragraph(f"{said}, in {example.path}:")
    yield Preformatted(example.text)


def rules_page() -> Document:
    """Every rule in a line."""
    return Document(
        (
            Table(
                (Column("Code"), Column("Name"), Column("What it finds", wraps=True, least=24)),
                tuple((Text(rule.code, "strong"), Text(rule.name), Text(rule.title)) for rule in RULES),
            ),
        )
    )
