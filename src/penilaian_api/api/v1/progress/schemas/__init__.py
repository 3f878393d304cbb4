"""Request and response shapes of progress: realization, evidence, measurements, monitoring."""
