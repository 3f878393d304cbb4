"""Hold the rules of attendance and discipline: days, what a number follows from, thresholds."""
