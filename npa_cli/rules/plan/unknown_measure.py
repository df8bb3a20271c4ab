"""NPA221 unknown-measure: a reading of a measure that measures.yaml does not have."""

from npa_cli.model.did_you_mean import suggestion
from npa_cli.rules.minimal_plan import MEASURE, readings_of
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule


@plan_rule(
    "NPA221",
    finds="unknown measure",
    title="A reading of a measure that measures.yaml does not have",
    why="A reading that belongs to no measure is shown nowhere.",
    bad=Example("readings/m1.csv", readings_of("M7,2018-04-01,2018-06-30,3"), files={"measures.yaml": MEASURE}),
    good=Example("readings/m1.csv", readings_of("M1,2018-04-01,2018-06-30,3"), files={"measures.yaml": MEASURE}),
)
def unknown_measure(index: Index, frame: Frame) -> Findings:
    if any(finding.path == "measures.yaml" for finding in index.unreadable):
        return  # which measures there are is not known
    known = [given for each in index.entries("measures") if (given := each.text("id"))]
    for row in index.entries("readings"):
        given = row.data.get("measure")
        if isinstance(given, str) and given not in known:
            hint = suggestion(given, known) if known else "write it in measures.yaml first"
            yield row.finding(("measure",), f"no measure `{given}` in measures.yaml", hint)
