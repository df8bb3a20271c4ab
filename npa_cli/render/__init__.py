"""One file a format: a document, or findings, to text. No rule and no plan is known here."""
