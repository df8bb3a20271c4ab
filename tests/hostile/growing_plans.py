"""Plans with so many things of one kind: what grows in each, and which commands are to stand it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from npa_cli.rules.minimal_plan import MINIMAL_PLAN, return_of
from npa_cli.timeframe import FinancialYear, quarters
from tests.hostile.every_command import asked_of_all

Files = Mapping[str, str]
_FIRST: Final = "priorities/01-first.yaml"
_RETURN: Final = "returns/FY18-19-Q1/NHSE.yaml"
_WORKPLAN: Final = MINIMAL_PLAN["workplan.yaml"]
_PARTNERS: Final = MINIMAL_PLAN["partners.yaml"]
_THEMES: Final = "id: P1\ntitle: T\nstatement: S\nthemes:\n"
_ACTIVITY: Final = (
    "  - title: t\n    activities:\n      - id: P1.1\n        text: x\n        leads: [NHSE]\n        deliverables:\n"
)


class Growing(NamedTuple):
    """`files` makes the plan's further files with a number of things; `size` is that number, before it is doubled."""

    size: int
    commands: tuple[str, ...]
    files: Callable[[int], Files]


def deliverables(count: int, text: str = "x", timeframe: str = "FY18/19 Q2") -> str:
    """The minimal plan's priority with so many deliverables."""
    rest = f"text: {json.dumps(text)}, timeframe: {json.dumps(timeframe)}"
    return (
        _THEMES + _ACTIVITY + "".join(f"          - {{id: P1.1.{number}, {rest}}}\n" for number in range(1, count + 1))
    )


def lines(count: int, line: str) -> str:
    """A line for each of so many things: `{0}` in it is the number of one, from 1 on, and `{1}` that of the next."""
    return "".join(line.format(number, number % count + 1) + "\n" for number in range(1, count + 1))


def one_text(unit: str) -> Callable[[int], Files]:
    """A plan whose one deliverable has so many letters."""
    return lambda count: {_FIRST: deliverables(1, unit * (count // len(unit)))}


def returns(count: int, year: int) -> Files:
    """The returns of one partner for so many quarters, from the first of a financial year on."""
    held = quarters().of(FinancialYear(year).start).followed_by(count)
    return {
        f"returns/{each.file_name}/NHSE.yaml": return_of(
            f"status: in_progress, rag: green, narrative: n{number}", period=each.label
        )
        for number, each in enumerate(held)
    }


_LINKED: Final = "- {{from: P1.1.{0}, relation: serves, to: P1.1.{1}, basis: same_subject}}"
_WAITS: Final = "- {{id: DEP-{0:03d}, from: P1.1.{0}, to: P1.1.{1}, status: agreed}}"
_ENTRY: Final = "  P{0}.1.1: {{status: complete}}"
_CHANGE: Final = (
    "- {{id: CHG-{0:03d}, item: P1.1.1, field: timeframe, to: FY18/19 Q3, reason: other, status: approved, "
    "decided_by: NHSE, decided_on: 2018-06-01}}"
)
_RISK: Final = (
    "- {{id: R-{0:03d}, title: t, owner: NHSE, status: open, level: lead, current: {{likelihood: 3, impact: 5}}, "
    "affects: [P1.1.{0}]}}"
)
_READ: Final = ("show P1.1.1", "list deliverables", "report board")

GROWING: Final[Mapping[str, Growing]] = {
    "deliverables": Growing(
        5_000, ("validate", "status", "due", "list deliverables"), lambda n: {_FIRST: deliverables(n)}
    ),
    "recurring deliverables": Growing(
        1_000, ("status", "due", "timeline", "export ics"), lambda n: {_FIRST: deliverables(n, timeframe="quarterly")}
    ),
    "a chain of dependencies": Growing(
        4_000,
        ("validate", "status", "dependencies", "escalations", "report board"),
        lambda n: {
            _FIRST: deliverables(n + 1),
            "registers/dependencies.yaml": lines(n, _WAITS).replace(
                "P1.1.1, status: agreed}\n", f"P1.1.{n + 1}, status: agreed}}\n"
            ),
        },
    ),
    "a ring of dependencies": Growing(
        4_000,
        ("validate", "status", "dependencies"),
        lambda n: {_FIRST: deliverables(n), "registers/dependencies.yaml": lines(n, _WAITS)},
    ),
    "each put in place of the last": Growing(
        4_000,
        ("validate", "status", "due"),
        lambda n: {
            _FIRST: deliverables(n),
            _RETURN: return_of("")
            + "updates:\n"
            + lines(n, "  P1.1.{0}: {{status: superseded, superseded_by: P1.1.{1}}}"),
        },
    ),
    "a ring of boards": Growing(
        4_000,
        ("validate", "boards", "status"),
        lambda n: {
            "workplan.yaml": _WORKPLAN
            + "boards:\n"
            + lines(n, "  - {{code: B{0}, name: Board {0}, reports_to: [B{1}], escalates_to: [B{1}]}}")
        },
    ),
    "a ring of successors": Growing(
        4_000,
        ("validate", "list partners", "status"),
        lambda n: {
            "partners.yaml": _PARTNERS
            + lines(n, "  - {{code: C{0}, name: N{0}, kind: organisation, successors: [C{1}]}}")
        },
    ),
    "groups in groups": Growing(
        4_000,
        ("validate", "list partners", "status"),
        lambda n: {
            "partners.yaml": _PARTNERS + lines(n, "  - {{code: C{0}, name: N{0}, kind: group, members: [C{1}]}}")
        },
    ),
    "a ring of links": Growing(
        4_000,
        ("validate", "trace P1.1.1", "coverage"),
        lambda n: {_FIRST: deliverables(n), "links.yaml": lines(n, _LINKED)},
    ),
    "links without what they must say": Growing(
        4_000, ("validate",), lambda n: {"links.yaml": lines(n, "- {{from: P1.1.{0}, to: P1}}")}
    ),
    "unknown ids in a return": Growing(
        1_000,
        ("validate", "status"),
        lambda n: {_FIRST: deliverables(1_000), _RETURN: return_of("") + "updates:\n" + lines(n, _ENTRY)},
    ),
    "unknown leads": Growing(
        1_000,
        ("validate",),
        lambda n: {
            _FIRST: deliverables(1) + lines(n, "      - {{id: P1.1{0}, text: x, leads: [NHX{0}], deliverables: []}}"),
            "partners.yaml": _PARTNERS + lines(n, "  - {{code: NH{0}, name: N{0}, kind: organisation}}"),
        },
    ),
    "changes of one deliverable": Growing(
        4_000, ("validate", "log P1.1.1", "change list", "status"), lambda n: {"changes.yaml": lines(n, _CHANGE)}
    ),
    "risks": Growing(
        1_500,
        ("validate", "risks", "status"),
        lambda n: {_FIRST: deliverables(n), "registers/risks.yaml": lines(n, _RISK)},
    ),
    "actions": Growing(
        4_000,
        ("validate", "actions", "report board"),
        lambda n: {
            "registers/actions.yaml": lines(
                n, "- {{id: ACT-{0:03d}, title: t, owner: NHSE, status: open, due: 2018-05-01}}"
            )
        },
    ),
    "themes": Growing(
        3_000,
        ("status --theme x", "list deliverables --theme x", "status"),
        lambda n: {
            _FIRST: _THEMES
            + lines(
                n, "  - {{title: theme {0}, activities: [{{id: P1.{0}, text: x, leads: [NHSE], deliverables: []}}]}}"
            )
        },
    ),
    "words of one text": Growing(
        500_000, ("validate", *_READ, "status -f json", "report board -f html"), one_text("word ")
    ),
    "one long word": Growing(500_000, ("validate", *_READ), one_text("w")),
    "marks of markdown": Growing(500_000, ("show P1.1.1", "report board", "validate -f markdown"), one_text("*_[|")),
    "spaces": Growing(500_000, ("validate", *_READ), lambda n: {_FIRST: deliverables(1, f"a{' ' * n}b")}),
    "lines of one text": Growing(500_000, ("validate", *_READ, "fmt --diff"), one_text("a\n")),
    "words for when": Growing(
        500_000, ("validate", "status"), lambda n: {_FIRST: deliverables(1, timeframe="quarterly " * (n // 10))}
    ),
    "sentences": Growing(
        500_000,
        ("report board", "report summary", "log P1.1.1"),
        lambda n: {
            _RETURN: return_of(
                "status: in_progress, rag: red, narrative: "
                + json.dumps("A b. " * (n // 5))
                + ", ask: "
                + json.dumps("Do c? " * (n // 6))
            )
        },
    ),
    "one key again and again": Growing(
        50_000, ("validate", "fmt --check"), lambda n: {_FIRST: "id: P1\n" + "a: 1\n" * n}
    ),
    "anchors": Growing(50_000, ("validate",), lambda n: {_FIRST: "id: P1\nx:\n" + lines(n, "- &a{0} x")}),
    "empty mappings": Growing(50_000, ("validate", "status"), lambda n: {_FIRST: _THEMES + "- {}\n" * n}),
    "empty entries of a register": Growing(
        50_000,
        (
            "validate",
            "status",
            "update P1.1.1 --status in_progress --rag green --narrative x --period FY18/19-Q1 --partner NHSE",
        ),
        lambda n: {"registers/risks.yaml": "- {}\n" * n},
    ),
    "one id again and again": Growing(
        5_000,
        ("validate", "status", "list deliverables"),
        lambda n: {_FIRST: deliverables(1) + "          - {id: P1.1.1, text: x, timeframe: Ongoing}\n" * n},
    ),
    "a block of lines": Growing(
        100_000,
        ("fmt --diff", "validate --fix --diff"),
        lambda n: {
            _FIRST: deliverables(1)
            + "          - id: P1.1.2\n            timeframe: Ongoing\n            text: |\n"
            + "              line of words  \n" * (n // 20)
        },
    ),
    "lines to lay out": Growing(
        1_000,
        ("fmt --diff", "validate --fix --diff"),
        lambda n: {_FIRST: deliverables(n).replace("text: ", '"text":   ')},
    ),
    "plans beside one": Growing(
        60,
        ("validate", "plans", "estate status .", "estate validate .", "fmt --check --plan all", *asked_of_all()),
        lambda n: {
            f"plans/p{number}/{name}": text.replace("id: small", f"id: p{number}")
            for number in range(n)
            for name, text in MINIMAL_PLAN.items()
        },
    ),
    "plans that serve the first": Growing(
        60,
        ("validate --plan all", "trace P1 --plan all", "coverage --plan all"),
        lambda n: {
            f"plans/p{number}/{name}": text.replace("id: small", f"id: p{number}")
            for number in range(n)
            for name, text in {
                **MINIMAL_PLAN,
                "links.yaml": "- {from: P1.1, relation: serves, to: 'small:P1', basis: same_subject}\n"
                "- {from: P1.1, relation: serves, to: 'none:P1', basis: same_subject}\n",
            }.items()
        },
    ),
    "activities of a priority": Growing(
        2_000,
        ("trace P1", "trace P1 -f json", "coverage"),
        lambda n: {
            _FIRST: deliverables(1) + lines(n, "      - {{id: P1.{0}0, text: x, leads: [NHSE], deliverables: []}}")
        },
    ),
    "files that are not read": Growing(
        1_000, ("validate", "status"), lambda n: {f"x{number}.yml": "a: 1\n" for number in range(n)}
    ),
    "readings": Growing(
        5_000,
        ("validate", "measures"),
        lambda n: {
            "measures.yaml": "- {id: M1, title: t, items: [P1.1], unit: cases, improvement: decrease}\n",
            "readings/m1.csv": "measure,period_start,period_end,value\n"
            + "".join(f"M1,20{number % 90 + 10}-01-01,20{number % 90 + 10}-03-31,{number}\n" for number in range(n)),
        },
    ),
    "quarters with a return": Growing(
        150,
        ("status", "validate", "log P1.1.1", "return status --period FY18/19-Q1"),
        lambda n: returns(n, 2018),
    ),
    "past quarters with a return": Growing(
        100,
        ("status", "validate", "log P1.1.1"),
        lambda n: returns(n, 1951),
    ),
    "said to be unchanged": Growing(
        2_000,
        ("validate", "status", "return check returns/FY18-19-Q2/NHSE.yaml", "export sqlite -o x.sqlite --force"),
        lambda n: {
            _FIRST: deliverables(n),
            _RETURN: return_of("") + "updates:\n" + lines(n, "  P1.1.{0}: {{status: in_progress, rag: green}}"),
            "returns/FY18-19-Q2/NHSE.yaml": return_of(
                "", period="FY18/19 Q2", no_change=", ".join(f"P1.1.{number}" for number in range(1, n + 1))
            ),
        },
    ),
}
