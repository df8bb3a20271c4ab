"""Words to windows: what a plan's timeframes mean, its financial years and its quarters. Pure values, no clock."""

from npa_cli.timeframe.conventions import DEFAULT, Conventions
from npa_cli.timeframe.describe import describe
from npa_cli.timeframe.financial_year import FinancialYear
from npa_cli.timeframe.grammar.cell import read
from npa_cli.timeframe.quarter import Quarter
from npa_cli.timeframe.reading import Alternative, Reading

__all__ = ["DEFAULT", "Alternative", "Conventions", "FinancialYear", "Quarter", "Reading", "describe", "read"]
