"""Rules and values of progress: realization, evidence, measurements, monitoring."""
