"""Every rule there is, in the order of their codes. A new rule is a file beside these and a line here."""

from __future__ import annotations

from typing import Final

from npa_cli.rules import (
    alias,
    broken_yaml,
    deep_nesting,
    duplicate_id,
    duplicate_key,
    empty_value,
    malformed_id,
    misplaced_id,
    missing_key,
    number_out_of_range,
    reversed_period,
    stray_document,
    tag,
    unknown_convention,
    unknown_key,
    unknown_objective,
    unknown_partner,
    unknown_source,
    unlisted_value,
    unreadable_file,
    unreadable_timeframe,
    wrong_type,
)
from npa_cli.rules.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    unreadable_file.RULE,
    broken_yaml.RULE,
    duplicate_key.RULE,
    alias.RULE,
    tag.RULE,
    deep_nesting.RULE,
    stray_document.RULE,
    unknown_key.RULE,
    missing_key.RULE,
    wrong_type.RULE,
    unlisted_value.RULE,
    malformed_id.RULE,
    empty_value.RULE,
    number_out_of_range.RULE,
    unknown_partner.RULE,
    duplicate_id.RULE,
    misplaced_id.RULE,
    unknown_objective.RULE,
    unknown_source.RULE,
    unreadable_timeframe.RULE,
    unknown_convention.RULE,
    reversed_period.RULE,
)
