"""One file a command: read options, call one use case, hand the result on. NAME, EXAMPLES and `command` in each."""
