"""`--name=value` at a Tab, which shells and Typer take apart in different ways."""

from __future__ import annotations

import os
from typing import Any


def join_equals() -> None:
    """Bash hands `--priority=P` over as three words, of which the second is `=`: to Typer they are `--priority P`."""
    words, at = os.environ.get("COMP_WORDS", "").split("\n"), os.environ.get("COMP_CWORD", "")
    if at.isdecimal() and len(at) < 4:
        os.environ["COMP_CWORD"] = str(int(at) - words[: int(at)].count("="))
        os.environ["COMP_WORDS"] = "\n".join(word for word in words if word != "=")


def keep_option_names() -> None:
    """Zsh, fish and PowerShell complete `--format=j` as one word: what Typer offers for it begins after the `=`."""
    name, equals, _ = os.environ.get("_TYPER_COMPLETE_ARGS", "").rpartition(" ")[2].partition("=")
    if not equals or not name.startswith("--"):
        return
    from typer import _completion_classes as shells  # late: at such a Tab alone

    offered = shells.FishComplete.get_completions  # which is that of every shell

    def whole_words(shell: Any, args: list[str], incomplete: str) -> Any:
        found = offered(shell, args, incomplete)
        for item in found:
            item.value = f"{name}={item.value}"
        return found

    for each in (shells.FishComplete, shells.PowerShellComplete, shells.ZshComplete):
        each.get_completions = whole_words  # type: ignore[method-assign, assignment]
