"""`npa explain`: one rule's manual page."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import names

EXAMPLES: Final = ("npa explain NPA301", "npa explain duplicate-id", "npa explain")


def command(
    rule: Annotated[
        str | None,
        Argument(metavar="[RULE]", autocompletion=names.rules, help="A rule's code or name; all are listed without."),
    ] = None,
) -> None:
    """Explain a rule of validate. What it finds, why it matters, and a bad and a good example."""
    from npa_cli.cli.screen import detect_screen
    from npa_cli.cli.session import write_answer
    from npa_cli.render.terminal import render_terminal
    from npa_cli.views.rule_page import find_rule, rule_page, rules_page

    document = rules_page() if rule is None else rule_page(find_rule(rule))
    write_answer(render_terminal(document, detect_screen()))
