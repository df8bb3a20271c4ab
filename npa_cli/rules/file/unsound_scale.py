"""NPA412 unsound-scale: a rating scale that lacks a word for on track or off track, or is in no order."""

from typing import Final

from npa_cli.model.rating_scale import STANDINGS
from npa_cli.progress.rating import SYMBOLS, WORDS
from npa_cli.rules.minimal_plan import in_workplan
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule


def _scale(*words: str) -> Example:
    return in_workplan("rating_scale:" + "".join(f"\n  - {{{each}}}" for each in words))


# Signs of ratings that are no word of a scale.
_TAKEN: Final = {
    sign: WORDS[rating].lower() for rating, sign in SYMBOLS.items() if rating not in (*STANDINGS, "complete")
}
_GREEN: Final = "code: green, word: Green, symbol: ●, colour: green, meaning: on_track"
_AMBER: Final = "code: amber, word: Amber, symbol: ▲, colour: amber, meaning: at_risk"
_RED: Final = "code: red, word: Red, symbol: ▼, colour: red, meaning: off_track"


@file_rule(
    "NPA412",
    kinds=("workplan",),
    title="A rating scale without a word for on track or off track, or not from the best to the worst",
    why="Of two words the worse is shown: that is the one further down. Without the best or the worst, nothing is.",
    bad=_scale(_GREEN, _RED, _AMBER),
    good=_scale(_GREEN, _AMBER, _RED),
)
def unsound_scale(file: CheckedFile, frame: Frame) -> Findings:
    words = list(file.entries("rating_scale"))
    worst, seen = 0, set[str]()
    for each in words:
        for key in ("code", "word", "symbol"):
            name = (each.text(key) or "").casefold()
            if name and f"{key} {name}" in seen:
                yield each.finding((key,), f"`{name}` is another word's `{key}` too", "give it its own")
            seen.add(f"{key} {name}")
        sign, meaning = each.text("symbol"), each.data.get("meaning")
        if sign in _TAKEN:
            message = f"`{sign}` stands for {_TAKEN[sign]} in every plan"
            yield each.finding(("symbol",), message, "give it a sign of its own")
        place = STANDINGS.index(meaning) if meaning in STANDINGS else worst  # 0 for on track, the best
        if place < worst:
            message = f"`{meaning}` stands below `{STANDINGS[worst]}`"
            yield each.finding(("meaning",), message, "put the words in order, the best first")
        worst = max(worst, place)
    missing = [each for each in ("on_track", "off_track") if all(one.data.get("meaning") != each for one in words)]
    if words and missing and not file.faults:
        message = f"no word of the scale means `{'` or `'.join(missing)}`"
        yield file.finding(("rating_scale",), message, "give each of the two at least one", on_key=True)
