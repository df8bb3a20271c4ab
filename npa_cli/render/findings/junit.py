"""Findings as JUnit XML, which nearly every CI server shows as a table of tests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from npa_cli.model.located import Located
from npa_cli.render.findings.sentence import sentence
from npa_cli.render.safe_text import one_line

_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(located: Sequence[Located]) -> str:
    """A test case for each file with findings and rule found in it, failed where one of them is an error.

    Warnings and notes fail nobody: they stand in the case's output. One case, passed, where there are no findings.
    """
    cases = [_case(list(those)) for _, those in groupby(sorted(located, key=_key), key=_key)]
    failures = sum("<failure" in case for case in cases)
    if not cases:
        cases = ['    <testcase classname="npa.validate" name="no findings" time="0"/>\n']
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0"'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites {counts} time="0">\n  <testsuite name="npa validate" {counts} skipped="0" time="0">\n'
        f"{''.join(cases)}  </testsuite>\n</testsuites>\n"
    )


def _key(each: Located) -> tuple[str, str]:
    return each.path, each.finding.code


def _case(those: list[Located]) -> str:
    path, code = _key(those[0])
    errors = [each for each in those if each.finding.severity == "error"]
    others = [each for each in those if each.finding.severity != "error"]
    inside = ""
    if errors:
        first = _attribute(sentence(errors[0]))
        inside += f"      <failure type={_attribute(code)} message={first}>{_lines(errors)}</failure>\n"
    if others:
        inside += f"      <system-out>{_lines(others)}</system-out>\n"
    return (
        f"    <testcase classname={_attribute(path)} name={_attribute(code)} "
        f'file={_attribute(path)} line="{those[0].point.line}" time="0">\n{inside}    </testcase>\n'
    )


def _lines(those: Sequence[Located]) -> str:
    return "\n".join(
        escape(
            _writable(f"{each.path}:{each.point.line}:{each.point.column}: {each.finding.severity}: {sentence(each)}")
        )
        for each in those
    )


def _attribute(words: str) -> str:
    return quoteattr(_writable(words))


def _writable(words: str) -> str:
    """On one line and without what XML can't hold."""
    return _NO_XML.sub("\ufffd", one_line(words))
