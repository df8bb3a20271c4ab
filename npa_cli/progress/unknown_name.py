"""A name that was typed and that a plan does not have."""

from collections.abc import Iterable

from npa_cli.model.did_you_mean import choice_meant, nearest


class UnknownNameError(Exception):
    """A name the plan does not have: an id, partner, theme or value. `message` says what there is instead."""

    def __init__(
        self,
        what: str,
        given: str,
        known: Iterable[str],
        *,
        sayable: int = 12,
        where: str = " in this plan",
        closed_list: bool = False,
        hint: str | None = None,
    ) -> None:
        """`hint` is what to type instead, where whoever asks knows better than by the letters of the names."""
        names = list(known)
        near = choice_meant(given, names) if closed_list else nearest(given, reversed(names))
        message = f"no {what} `{given}`{where}"
        if hint:
            message += f"; {hint}"
        elif near:
            message += f"; did you mean `{near}`?"
        elif names and (closed_list or len(names) <= sayable):
            message += f"; there is: {', '.join(names)}"
        super().__init__(message)
