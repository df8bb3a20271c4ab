"""The documentation is generated from the rules: every example of a rule is read by that rule."""

from __future__ import annotations

import inspect
import subprocess
import sys
from itertools import product
from pathlib import Path

from npa_cli.timeframe import Conventions, read
from npa_cli.timeframe.grammar.rule import choices_of
from npa_cli.timeframe.grammar.rules import STAGES

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = [
    (stage.name, rule.name, cell) for stage in STAGES.values() for rule in stage.rules for cell in rule.examples
]


def test_an_example_is_read_by_its_rule() -> None:
    for stage, rule, cell in EXAMPLES:
        reading = read(cell)
        assert reading.error is None, f"{stage}, {cell}: {reading.error}"
        assert rule in reading.rule.split(" > "), cell


def test_a_rule_takes_whatever_its_pattern_hands_it() -> None:
    for rule in (rule for stage in STAGES.values() for rule in stage.rules):
        handed = [
            {kind is not None and kind.isupper() for kind in kinds} for kinds in choices_of(rule.pattern)
        ]  # capitals carry a value
        for count in {sum(each) for each in product(*handed)}:
            assert count == len(rule.takes or range(count)), rule.pattern
            inspect.signature(rule.make).bind(Conventions(), *range(count))


def test_every_rule_says_what_it_does() -> None:
    silent = [
        (stage.name, rule.name) for stage in STAGES.values() for rule in stage.rules if rule.name and not rule.says
    ]
    by_name = {(stage.name, rule.name) for stage in STAGES.values() for rule in stage.rules if rule.says}
    assert [each for each in silent if each not in by_name] == []


def test_every_setting_says_what_it_decides() -> None:
    for setting in Conventions.settings():
        assert setting.decides
        names = [name for name, _ in setting.values]
        assert not names or setting.default in names
        assert all(says for _, says in setting.values)


def test_the_page_is_up_to_date() -> None:
    script = ROOT / "scripts" / "generate_timeframe_docs.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
