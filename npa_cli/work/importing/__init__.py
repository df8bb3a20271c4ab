"""A document made a plan: its rules guessed, its rows placed, each word accounted for, a new edition told apart."""
