"""Findings as JUnit XML, which nearly every CI server shows as a table of tests."""

from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as Xml

from npa_cli.model.located import Located
from npa_cli.render.findings.plain import sentence
from npa_cli.render.safe_text import one_line


def render_junit(located: Sequence[Located]) -> str:
    """A test case for each file with findings and rule found in it, failed where one of them is an error.

    Warnings and notes fail nobody: they stand in the case's output. One case, passed, where there are no findings.
    """
    cases = [_case(list(those)) for _, those in groupby(sorted(located, key=_key), key=_key)]
    if not cases:
        cases = [Xml.Element("testcase", classname="npa.validate", name="no findings", time="0")]
    failures = sum(case.find("failure") is not None for case in cases)
    counts = {"tests": str(len(cases)), "failures": str(failures), "errors": "0"}
    suites = Xml.Element("testsuites", counts, time="0")
    Xml.SubElement(suites, "testsuite", {"name": "npa validate"} | counts, skipped="0", time="0").extend(cases)
    Xml.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(suites, encoding="unicode")}\n'


def _key(each: Located) -> tuple[str, str]:
    return each.path, each.finding.code


def _case(those: list[Located]) -> Xml.Element:
    """The findings of one rule in one file, the first of which gives the line."""
    path, code = map(one_line, _key(those[0]))
    case = Xml.Element("testcase", classname=path, name=code, file=path, line=str(those[0].point.line), time="0")
    errors = [each for each in those if each.finding.severity == "error"]
    others = [each for each in those if each.finding.severity != "error"]
    if errors:
        failure = Xml.SubElement(case, "failure", type=code, message=sentence(errors[0]))
        failure.text = _lines(errors)
    if others:
        Xml.SubElement(case, "system-out").text = _lines(others)
    return case


def _lines(those: Sequence[Located]) -> str:
    return "\n".join(
        one_line(f"{each.path}:{each.point.line}:{each.point.column}: {each.finding.severity}: {sentence(each)}")
        for each in those
    )
