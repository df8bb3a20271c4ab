"""The pictures of the papers, as data: what is in each row, column and line, and a title that says what to see."""
