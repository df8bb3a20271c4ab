"""`npa explain`: one rule's manual page, or what a word or colour means."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import names, opening, options, output, screen
from npa_cli.render import terminal
from npa_cli.views import rule_page, words_page

EXAMPLES: Final = (
    "npa explain NPA301",
    "npa explain duplicate-id",
    "npa explain rating",
    "npa explain off_track",
    "npa explain",
)


def command(
    *,
    rule: Annotated[
        str | None,
        Argument(
            metavar="[RULE]",
            autocompletion=names.rules,
            help="A rule's code or name, `rating`, `schedule`, `status`, `rag`, a word of these or another such as "
            "`baseline`; a word that the plan rates by; else all rules.",
        ),
    ] = None,
    of: options.OfPlan,
) -> None:
    """Explain a rule of validate, or a word. A rule: what it finds, why it matters, and a bad and a good example.

    A word is explained by the scale and the thresholds of the plan, if there is one here.
    """
    plan = opening.plan_at_hand(of) if rule is not None else None
    if rule is not None and words_page.is_word(rule, plan):
        document = words_page.words_page(rule, plan)
    else:
        document = rule_page.rules_page() if rule is None else rule_page.rule_page(rule_page.find_rule(rule))
    output.write_out(terminal.render_terminal(document, screen.detect_screen()))
