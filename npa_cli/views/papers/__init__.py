"""The board's papers: one file a paper, and one for each part that several of them share."""
