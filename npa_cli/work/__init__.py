"""What npa can do for whoever asks: check, report, change, write papers. No command line, no printing."""
