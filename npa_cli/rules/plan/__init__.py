"""Rules that judge the plan as a whole."""
