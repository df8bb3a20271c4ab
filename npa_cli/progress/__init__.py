"""What follows from a plan on a day: what is selected, its schedule and rating, its slippage, and the sums of these.

Pure values: nothing is stored, read or printed here.
"""
