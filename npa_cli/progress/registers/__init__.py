"""What follows from the registers on a day: scores and bands, late dependencies, overdue actions, escalations."""
