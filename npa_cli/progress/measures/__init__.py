"""What the readings of measures say on a day, by the rules of NHS England's Making Data Count."""
