"""NPA902 misdirected-ignore: a comment ignores a rule that there is not, or that no comment can silence."""

from npa_cli.model.did_you_mean import nearest
from npa_cli.rules.ignored import code_of, why_not_by_comment
from npa_cli.rules.minimal_plan import EXCEPTION, lead_of
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule
from npa_cli.rules.selection import rule_names


@file_rule(
    "NPA902",
    title="A comment ignores a rule that there is not, or that no comment can silence",
    why="It looks as if a fault had been seen and accepted, and ignores nothing.",
    bad=Example("priorities/01-first.yaml", lead_of("NHSE", "npa: ignore[NPA2001] joins partners.yaml in July")),
    good=Example("priorities/01-first.yaml", EXCEPTION),
)
def misdirected_ignore(file: CheckedFile, frame: Frame) -> Findings:
    for ignore in file.ignores:
        for named in (ignore.names or ()) if ignore.well_formed else ():
            told = _fault_of(named.word)
            if told is not None:
                yield file.finding(named.point, *told)


def _fault_of(word: str) -> tuple[str, str] | None:
    code = code_of(word)
    if code is None:
        near = nearest(word, rule_names())
        shown = near.upper() if near and near.startswith("npa") else near
        return f"no rule `{word}`", f"did you mean `{shown}`?" if shown else "`npa explain` lists the rules"
    why = why_not_by_comment(code)
    return (f"{code} can't be ignored: {why}", "correct what it finds, and delete this") if why else None
