"""Keys to ratings as public bodies print them, each as a plan's rating scale, best to worst.

Each word is its code, the word shown, its sign, its colour, what it means, and what the body's own key says of it.
Signs, and codes, are ours. Of the council's key with amber-green only the colours are as councils print them: no such
key is held word for word, so its definitions are invented.
"""

from __future__ import annotations

from typing import Final

Word = tuple[str, str, str, str, str, str]

DELIVERY_CONFIDENCE: Final[tuple[Word, ...]] = (  # of the Infrastructure and Projects Authority, as NAO printed it, 2016
    ("green", "Green", "●", "green", "on_track", "Successful delivery of the project on time, budget and quality appears "
     "highly likely and there are no major outstanding issues that at this stage appear to threaten delivery "
     "significantly."),
    ("amber_green", "Amber/Green", "◕", "amber_green", "on_track", "Successful delivery appears probable; however, "
     "constant attention will be needed to ensure risks do not materialise into major issues threatening delivery."),
    ("amber", "Amber", "◑", "amber", "at_risk", "Successful delivery appears feasible but significant issues already "
     "exist, requiring management attention."),
    ("amber_red", "Amber/Red", "◔", "amber_red", "at_risk", "in doubt with major risks or issues apparent in a number "
     "of key areas."),
    ("red", "Red", "▼", "red", "off_track", "Successful delivery of the project appears to be unachievable."),
)  # fmt: skip
BLUE_IS_DONE: Final[tuple[Word, ...]] = (  # the plan template of NHS trusts in special measures
    ("blue", "Blue", "■", "blue", "complete", "Delivered"),
    ("green", "Green", "●", "green", "on_track", "On track to deliver"),
    ("amber", "Amber", "▲", "amber", "at_risk", "Some issues – narrative disclosure"),
    ("red", "Red", "▼", "red", "off_track", "Not on track to deliver"),
)
BLUE_IS_ASSURED: Final[tuple[Word, ...]] = (  # the CQC action plan of Sheffield Health and Social Care
    ("blue", "Blue", "■", "blue", "assured", "Complete & peer-inspected"),
    ("green", "Green", "●", "green", "complete", "Complete"),
    ("amber", "Amber", "▲", "amber", "on_track", "On track"),
    ("red", "Red", "▼", "red", "off_track", "Off track"),
)
COUNCIL: Final[tuple[Word, ...]] = (
    ("blue", "Blue", "■", "blue", "complete", "Completed"),
    ("green", "Green", "●", "green", "on_track", "On course for its date"),
    ("amber_green", "Amber-Green", "◆", "amber_green", "at_risk", "Small delay, in hand"),
    ("amber", "Amber", "▲", "amber", "at_risk", "Delay that needs attention"),
    ("red", "Red", "▼", "red", "off_track", "Stopped, or will miss its date"),
)
THREE: Final[tuple[Word, ...]] = (  # the action plan of Kensington and Chelsea
    ("green", "Green", "●", "green", "on_track", "no issues or risks"),
    ("amber", "Amber", "▲", "amber", "at_risk", "issues or risks have been identified"),
    ("red", "Red", "▼", "red", "off_track", "deemed to be significant"),
)
KEYS: Final = {
    "delivery confidence": DELIVERY_CONFIDENCE,
    "blue is done": BLUE_IS_DONE,
    "blue is assured": BLUE_IS_ASSURED,
    "council": COUNCIL,
    "three colours": THREE,
}
_FIELDS: Final = ("code", "word", "symbol", "colour", "meaning", "definition")


def scale_of(key: tuple[Word, ...]) -> str:
    """A key as the lines of workplan.yaml."""
    lines = ["rating_scale:"]
    for word in key:
        said = [f'{field}: "{value}"' for field, value in zip(_FIELDS, word, strict=True)]
        lines += [f"{'  - ' if not at else '    '}{each}" for at, each in enumerate(said)]
    return "".join(f"{line}\n" for line in lines)
