"""One file a command: read options, call one use case, hand the result on. EXAMPLES and `command` in each."""
