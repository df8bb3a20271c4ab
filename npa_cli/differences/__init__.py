"""Two versions of a plan held against each other, by id and field: what is different, and who may alter what."""
