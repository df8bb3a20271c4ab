"""One file a format: a document, or findings, become text or bytes.

No rule and no plan is known here. Each library for a format is used in its own file.
"""
