"""The local page: the newest good page of a plan, and the server that gives it to browsers on this machine alone."""
