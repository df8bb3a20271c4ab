"""`npa validate`: findings with their places, in the order a reader goes through the files."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from npa_cli.model.located import Located, RuleWords
from npa_cli.model.proposed_command import proposed
from npa_cli.views.several_plans import answers_in
from npa_cli.views.view import View, fields_named

_OF_A_CHANGE: Final = "NPA7"  # how the codes of the rules begin that hold two versions against each other


def in_order(located: Iterable[Located]) -> tuple[Located, ...]:
    """By file, line, column and code; before all else what a change from an earlier version did itself."""

    def place(each: Located) -> tuple[Any, ...]:
        finding, at = each.finding, each.point
        is_own = not finding.code.startswith(_OF_A_CHANGE)
        return is_own, each.path, at.line, at.column, finding.code, finding.message

    return tuple(sorted(located, key=place))


@dataclass(frozen=True, slots=True)
class FindingsView:
    """What was found in a plan's files, or in those of several plans, in order."""

    kind: ClassVar[str] = "findings"

    found: tuple[Located, ...]

    def rules(self) -> tuple[RuleWords, ...]:
        """What the rules of these findings say of themselves, in the order of their codes."""
        # Every rule is loaded for it, which no other answer has to wait for.
        from npa_cli.views.rule_page import EVERY_RULE

        codes = {each.finding.code for each in self.found}
        return tuple(
            RuleWords(rule.code, rule.name, rule.title, rule.why, rule.severity, getattr(rule, "fix", ""))
            for rule in EVERY_RULE
            if rule.code in codes
        )

    def payload(self) -> dict[str, Any]:
        """Lines and columns are counted from 1."""
        return {
            "items": [
                {
                    "path": each.path,
                    **fields_named("line column", each.point),
                    **fields_named("code severity message hint item", each.finding),
                    "words": each.words,
                    "end_line": each.end.line if each.end else None,
                    "end_column": each.end.column if each.end else None,
                    "related": [
                        {"path": other.path, **fields_named("line column", other.point), "message": other.message}
                        for other in each.related
                    ],
                    "help": proposed("explain", each.finding.code),
                }
                for each in self.found
            ]
        }


def findings_in(view: View) -> FindingsView | None:
    """The findings of a plan, or those of several as one list, their files told apart by their folders.

    None if the view holds no findings.
    """
    views = answers_in(view, FindingsView)
    return FindingsView(tuple(found for each in views for found in each.found)) if views else None
