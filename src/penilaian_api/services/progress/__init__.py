"""Act on progress: realization, evidence, measurements, monitoring."""
