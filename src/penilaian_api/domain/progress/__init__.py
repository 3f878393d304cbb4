"""Hold the rules and values of progress: realization, evidence, measurements, monitoring."""
