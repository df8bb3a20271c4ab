"""What was worked out before, kept in the user's own cache folder. It can only save time: see answers.py."""
