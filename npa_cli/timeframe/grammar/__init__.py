"""The grammar of timeframes: tokens, then stages of small named rules, each stage working on what the last one made.

    tokens    words.tsv, lexicon.py, tokens.py       words, set phrases, numbers and marks, each of one kind
    dates     dates.py                               days, months with a year, years and financial years
    periods   periods.py                             quarters, halves, seasons, weeks, the plan's numbered years
    parts     parts.py                               early, mid, late, the start and the end of them
    joins     joins.py, years.py                     ranges and lists; the year carried over them
    phrases   phrases.py                             how often, on which days, and how long after
    bounds    bounds.py, lengths.py                  by, before, until, from; counted from an event
    cell      cell.py                                the whole cell, and that no word of it is left over
              interpret.py, combinations.py,         what its phrases mean together (meaning.py)
              recurring.py
              merge_dates.py, commentary.py,         two dates that are one; boards; words that are neither;
              refusals.py                            days and events that there are not; dates that are not due

rule.py says what a rule and a stage are, rules.tsv holds every rule's pattern and names what makes something of it, and
cell.py runs the stages in order. A new word is a line of words.tsv, a new pattern a line of rules.tsv (rules.py).
"""
