"""The grammar of timeframes: tokens, then stages of small named rules, each stage working on what the last one made.

tokens    lexicon.py, tokens.py   words, numbers and marks, each of one kind
dates     dates.py                days, months with a year, years and financial years
periods   periods.py              quarters, halves, seasons, weeks, decades
parts     parts.py                early, mid, late, end of
spans     spans.py                ranges, lists, either/or; years carried over them
phrases   phrases.py, repeats.py, offsets.py, markers.py
cell      cell.py                 what the phrases of one cell mean together, and that no word is left over
"""
