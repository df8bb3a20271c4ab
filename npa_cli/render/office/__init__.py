"""Papers in the formats an office opens. Each library is an optional extra, imported when its format is asked for."""
