"""Routes of progress: realization, evidence, measurements, monitoring."""
