"""NPA412 unsound-scale: a rating scale that lacks a word for on track or off track, or is in no order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from npa_cli.model.finding import Finding
from npa_cli.model.rating_scale import STANDINGS
from npa_cli.progress.rating import SYMBOLS, WORDS
from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from npa_cli.rules.plain_data import mappings, text_under
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule

_CODE: Final = "NPA412"
_PATH: Final = "workplan.yaml"


def _scale(*words: str) -> str:
    lines = "".join(f"  - {{{each}}}\n" for each in words)
    return f"{MINIMAL_PLAN[_PATH]}rating_scale:\n{lines}"


# Signs of ratings that are no word of a scale.
_TAKEN: Final = {
    sign: WORDS[rating].lower() for rating, sign in SYMBOLS.items() if rating not in (*STANDINGS, "complete")
}
_GREEN: Final = "code: green, word: Green, symbol: ●, colour: green, meaning: on_track"
_AMBER: Final = "code: amber, word: Amber, symbol: ▲, colour: amber, meaning: at_risk"
_RED: Final = "code: red, word: Red, symbol: ▼, colour: red, meaning: off_track"


@file_rule(
    _CODE,
    kinds=("workplan",),
    name="unsound-scale",
    title="A rating scale without a word for on track or off track, or not from the best to the worst",
    why="Of two words the worse is shown: that is the one further down. Without the best or the worst, nothing is.",
    bad=Example(_PATH, _scale(_GREEN, _RED, _AMBER)),
    good=Example(_PATH, _scale(_GREEN, _AMBER, _RED)),
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    words = list(mappings(file.data, "rating_scale"))
    worst, seen = 0, set[str]()
    for each, at in words:
        for key in ("code", "word", "symbol"):
            name = (text_under(each, key) or "").casefold()
            if name and f"{key} {name}" in seen:
                yield Finding(
                    _CODE, file.path, (*at, key), f"`{name}` is another word's `{key}` too", "give it its own"
                )
            seen.add(f"{key} {name}")
        sign = text_under(each, "symbol")
        if sign in _TAKEN:
            message = f"`{sign}` stands for {_TAKEN[sign]} in every plan"
            yield Finding(_CODE, file.path, (*at, "symbol"), message, "give it a sign of its own")
        place = _place(each)
        if place is not None and place < worst:
            message = f"`{each['meaning']}` stands below `{STANDINGS[worst]}`"
            yield Finding(_CODE, file.path, (*at, "meaning"), message, "put the words in order, the best first")
        worst = max(worst, place or 0)
    missing = [each for each in ("on_track", "off_track") if all(one.get("meaning") != each for one, _ in words)]
    if words and missing and not file.faults:
        message = f"no word of the scale means `{'` or `'.join(missing)}`"
        yield Finding(_CODE, file.path, ("rating_scale",), message, "give each of the two at least one", on_key=True)


def _place(word: Mapping[str, Any]) -> int | None:
    """How bad a word is: 0 for on track; None for one that is not reported, or that means nothing known."""
    meaning = word.get("meaning")
    return STANDINGS.index(meaning) if meaning in STANDINGS else None
