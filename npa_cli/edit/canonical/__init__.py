"""Files in one canonical form: the same data and the same comments, always laid out alike."""
