"""Rules about where a file departs from its model."""
