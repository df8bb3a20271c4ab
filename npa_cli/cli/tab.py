"""Words that shells and Typer take apart in different ways at a Tab: `--name=value`, and `plan:id`."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any


def complete_joined_words() -> None:
    """Let a word with `=` or `:` in it be completed in every shell. To be called before Typer reads what was typed."""
    name, equals, _ = os.environ.get("_TYPER_COMPLETE_ARGS", "").rpartition(" ")[2].partition("=")
    if "COMP_WORDS" in os.environ and (before := _join_what_bash_splits()):
        _change_offers(lambda value: value.removeprefix(before), "BashComplete")
    elif equals and name.startswith("--"):
        # These complete `--format=j` as one word: what Typer offers for it begins after the `=`.
        _change_offers(lambda value: f"{name}={value}", "FishComplete", "PowerShellComplete", "ZshComplete")


def _join_what_bash_splits() -> str:
    """Join the words that bash has taken apart; give what of the last one it takes to be typed already.

    It hands `--priority=P` over as three words, of which the second is `=`: to Typer they are `--priority P`. Of
    `npa-2013:P` it makes three too, and completes the last of them alone.
    """
    words, at = os.environ.get("COMP_WORDS", "").split("\n"), os.environ.get("COMP_CWORD", "")
    if not at.isdecimal() or len(at) > 3:
        return ""
    joined: list[str] = []
    place = int(at)
    for index, word in enumerate(words):
        if word == "=":
            place -= index < int(at)
        elif joined and (word == ":" or joined[-1].endswith(":")):
            joined[-1] += word
            place -= index <= int(at)
        else:
            joined.append(word)
    os.environ["COMP_WORDS"], os.environ["COMP_CWORD"] = "\n".join(joined), str(place)
    last = joined[place] if place < len(joined) else ""
    return last[: last.rfind(":") + 1]


def _change_offers(change: Callable[[str], str], *shells: str) -> None:
    from typer import _completion_classes as classes  # late: at such a Tab alone

    offered = classes.FishComplete.get_completions  # which is that of every shell

    def changed(shell: Any, args: list[str], incomplete: str) -> Any:
        found = offered(shell, args, incomplete)
        for item in found:
            item.value = change(item.value)
        return found

    for each in shells:
        getattr(classes, each).get_completions = changed
