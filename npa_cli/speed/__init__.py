"""What was worked out before, kept in the user's own cache folder: answers, entries of files, results of plans.

It can only save time: what is kept is proven by the bytes it was made of, and without this folder npa says the same.
"""
