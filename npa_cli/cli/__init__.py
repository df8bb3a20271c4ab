"""The command line: options in, one use case called, its result handed to a renderer. No rules live here."""
