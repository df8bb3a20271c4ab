"""NPA811 spreadsheet-form: a file of readings in a form that spreadsheets write and few other programs read."""

from npa_cli.rules.minimal_plan import MEASURE, readings_of
from npa_cli.rules.rule import Example, reader_rule

_READINGS = readings_of("M1,2018-04-01,2018-06-30,3")

check = reader_rule(
    "NPA811",
    name="spreadsheet-form",
    title="A CSV file in a form that spreadsheets write and few other programs read",
    why="npa reads semicolons, tabs, a first line `sep=;` and UTF-16. Whoever takes the file from the plan's folder "
    "may have a program that takes each row for one cell.",
    bad=Example("readings/m1.csv", _READINGS.replace(",", ";"), files={"measures.yaml": MEASURE}),
    good=Example("readings/m1.csv", _READINGS, files={"measures.yaml": MEASURE}),
    severity="warning",
)
