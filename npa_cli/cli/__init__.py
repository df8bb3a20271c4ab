"""The command line: options in, one use case called, its view handed to a format.

Nothing is worked out here. Each command is a file in `commands/`.
"""
