"""What npa can do for whoever asks: check, report, change, format, write papers, ask many plans at once.

Each use case takes plain values and gives a typed result: it knows no command line and prints nothing.
"""
