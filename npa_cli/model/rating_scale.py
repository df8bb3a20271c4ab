"""A plan's own words for how work stands, best to worst, and which of on track, at risk and off track each means.

The tables of the rating work on what a word means, so that they hold for every scale; what is shown is the plan's word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Final, Literal

from pydantic import PlainSerializer, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticKnownError

from npa_cli.model.base import PlanModel, needed, optional
from npa_cli.model.vocabulary import Rating

Standing = Literal["on_track", "at_risk", "off_track"]
"""What a word that a lead reports can mean, best to worst."""

Meaning = Literal["on_track", "at_risk", "off_track", "complete", "assured"]
"""What a word of a scale can mean: one that is reported, or how complete work shows, once it is verified or at once."""

Colour = Literal["green", "amber_green", "amber", "amber_red", "red", "blue", "grey"]

STANDINGS: Final[tuple[Standing, ...]] = ("on_track", "at_risk", "off_track")


_CODE: Final = r"^[a-z][a-z0-9_/]*$"


class ScaleWord(PlanModel):
    """One word of a plan's rating scale."""

    code: str = needed("How a return writes it under `rag`.", "amber_green", pattern=_CODE)
    word: str = needed("The plan's own word, as it is shown.", "Amber/Green", min_length=1)
    definition: str | None = optional(
        "What the plan's own key says of it; printed in every paper's key.", "Successful delivery appears probable"
    )
    symbol: str = needed(
        "A sign of one letter that stands before it, so that colour is never alone.", "◐", min_length=1, max_length=1
    )
    colour: Colour = needed("Its colour, where there is colour.", "amber_green")
    meaning: Meaning = needed(
        "What it says of the work. The first three are reported under `rag`; `complete` is how complete "
        "work shows, and `assured` how it shows once it is verified.",
        "at_risk",
    )


class Rag(str):
    """How confident a lead is, as the code that a return has for it; it knows what that means in the plan's scale."""

    __slots__ = ("meaning", "place", "words")
    meaning: Standing
    place: int  # 0 is the best of the scale
    words: str  # as told to readers: the plan's own word, or the code where the plan has none of its own

    @classmethod
    def of(cls, code: str, meaning: Standing, place: int, words: str) -> Rag:
        """The value with this code."""
        made = cls(code)
        made.meaning, made.place, made.words = meaning, place, words
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Rag.of, (str(self), self.meaning, self.place, self.words)


class RatingScale:
    """The words of a plan's scale, best to worst; without any of its own they are green, amber and red."""

    def __init__(self, own: tuple[ScaleWord, ...] = ()) -> None:
        self.own = own

    @cached_property
    def rags(self) -> Mapping[str, Rag]:
        """What a return may have under `rag`, by code, best to worst."""
        if not self.own:
            codes = zip(("green", "amber", "red"), STANDINGS, strict=True)
            return {code: Rag.of(code, meaning, at, code) for at, (code, meaning) in enumerate(codes)}
        return {
            each.code: Rag.of(each.code, each.meaning, at, each.word)
            for at, each in enumerate(self.own)
            if each.meaning in ("on_track", "at_risk", "off_track")
        }

    @property
    def choices(self) -> Mapping[str, str]:
        """The words to choose from for `rag`, by code."""
        return {code: rag.words if self.own else code.capitalize() for code, rag in self.rags.items()}

    def rag_called(self, words: str) -> str:
        """The code of what is called so, by code or word, whatever the case; the words themselves where nothing is."""
        wanted = words.strip().casefold()
        return next((code for code, word in self.choices.items() if wanted in (code, word.casefold())), words)

    def quoted(self, *meanings: Standing, key: str = "") -> str:
        """The codes with these meanings, as a hint says them: "`amber` or `red`"; `key` stands before the first."""
        codes = [f"{code}`" for code, rag in self.rags.items() if rag.meaning in meanings]
        *others, last = [f"`{'' if at else key}{each}" for at, each in enumerate(codes)] or [""]
        return f"{', '.join(others)} or {last}" if others else last

    @property
    def shows_assurance(self) -> bool:
        """Whether one of its words is for complete work that is verified."""
        return any(each.meaning == "assured" for each in self.own)

    def word_for(self, rating: Rating, reported: Rag | None = None, *, verified: bool = False) -> ScaleWord | None:
        """The plan's own word for a rating: the one reported where that means it, else the best that does."""
        meanings = ("assured", "complete") if rating == "complete" and verified else (rating,)
        found = [each for meaning in meanings for each in self.own if each.meaning == meaning]
        return next((each for each in found if each.code == reported), next(iter(found), None))

    def words_for(self, rating: Rating) -> tuple[ScaleWord, ...]:
        """All of the plan's own words that are shown as a rating, best to worst."""
        meanings = ("complete", "assured") if rating == "complete" else (rating,)
        return tuple(each for each in self.own if each.meaning in meanings)


THREE_COLOURS: Final = RatingScale()


def _read_rag(value: Any, info: ValidationInfo) -> Rag:
    """A code as a value of the scale of the plan that is read, which the validator is given as its context."""
    scale = (info.context or {}).get("scale", THREE_COLOURS)
    if scale is None and isinstance(value, str):
        return Rag.of(value, "off_track", 0, value)  # it may be right, and nothing is made of it
    rags = (scale or THREE_COLOURS).rags
    if not isinstance(value, str) or value not in rags:
        raise PydanticKnownError("literal_error", {"expected": ", ".join(f"'{each}'" for each in rags)})
    found: Rag = rags[value]
    return found


ReportedRag = Annotated[
    Rag,
    PlainValidator(_read_rag),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": _CODE, "examples": [*THREE_COLOURS.rags]}),
]
"""A value of the rating scale of the plan that a file belongs to."""
