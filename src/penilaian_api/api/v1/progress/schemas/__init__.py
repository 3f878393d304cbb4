"""Define the request and response shapes of progress: realization, evidence, monitoring."""
