"""Hold the rules and values of cycles: the year, its periods and gates, goals, legal terms."""
