"""How a cell was read, for people: its words underlined, each with the rule that read it."""

from npa_cli.timeframe.conventions import DEFAULT, Conventions
from npa_cli.timeframe.grammar.cell import CONTENTS, LONGEST
from npa_cli.timeframe.grammar.rule import Token
from npa_cli.timeframe.grammar.stages import stages
from npa_cli.timeframe.reading import Reading

_NAMES = {"EVENT": "counted from an event", "thereafter": "and thereafter", "PARTIAL": "no year", "PARTIALS": "no year"}


def explain(reading: Reading, conventions: Conventions = DEFAULT) -> tuple[str, ...]:
    """Lines of plain text: the cell, an underline for each phrase with its rule, then what they mean together.

    `conventions` are those it was read by. Columns are characters; control characters are shown as spaces.
    """
    text = reading.expression
    lines = [text[:LONGEST]]
    phrases = (
        []
        if len(text) > LONGEST
        else [token for token in stages(reading.expression, conventions) if token.kind in CONTENTS]
    )
    lines += [_underlined(token, len(text)) for token in phrases]
    lines += _facts(reading)
    return tuple("".join(letter if letter.isprintable() else " " for letter in line) for line in lines)


def _underlined(token: Token, width: int) -> str:
    marks = " " * token.begin + "^" * (token.end - token.begin)
    return f"{marks:<{width}}  {token.rule or _NAMES.get(token.kind, 'year')}"


def _facts(reading: Reading) -> list[str]:
    facts: list[tuple[str, object]] = [
        ("kind", reading.kind),
        ("start", reading.start),
        ("due", reading.due),
        ("recurrence", reading.recurrence),
        ("each", reading.each),
        ("falls due by", reading.turns and reading.turns.rule),
        ("until", reading.until),
        ("body", reading.body),
        ("counts from", reading.event),
        ("convention", reading.convention),
        ("confidence", reading.confidence.replace("_", " ")),
        ("commentary", reading.remainder),
        ("refused", reading.error),
        ("try", reading.hint),
    ]
    lines = [f"{name}: {value}" for name, value in facts if value is not None]
    for other in reading.alternatives:
        days = " to ".join(str(day) for day in (other.start, other.due) if day)
        lines.append(f"could also mean: {days} ({other.reading})")
    return lines
