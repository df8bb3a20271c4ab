"""`npa explain`: one rule's manual page."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import names, output, screen
from npa_cli.render import terminal
from npa_cli.views import rule_page

EXAMPLES: Final = ("npa explain NPA301", "npa explain duplicate-id", "npa explain")


def command(
    *,
    rule: Annotated[
        str | None,
        Argument(metavar="[RULE]", autocompletion=names.rules, help="A rule's code or name; all are listed without."),
    ] = None,
) -> None:
    """Explain a rule of validate. What it finds, why it matters, and a bad and a good example."""
    document = rule_page.rules_page() if rule is None else rule_page.rule_page(rule_page.find_rule(rule))
    output.write_out(terminal.render_terminal(document, screen.detect_screen()))
