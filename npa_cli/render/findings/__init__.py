"""Findings for machines that show them to people: one file a format. No rule is known here."""
