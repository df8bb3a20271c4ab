"""npa: a partnership's workplan as plain text, answered from, checked and reported on the command line."""

__version__ = "0.1.0"  # The one place the version is written: reading package metadata costs four interpreter starts.
