"""Days in words that somebody wrote for a file, told to people."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from npa_cli.views.wording import short_day

_DAY: Final = re.compile(r"(?<![\w/.`-])\d{4}-\d\d-\d\d(?![\w/`-])")


def with_days(words: str) -> str:
    """Words with each day as tables have it, `NPHB 2019-06-18` as `NPHB 18 Jun 2019`; those in backquotes stay."""
    return _DAY.sub(_day_in_words, words)


def _day_in_words(found: re.Match[str]) -> str:
    try:
        return short_day(date.fromisoformat(found.group()))
    except ValueError:  # 31 February
        return found.group()
