"""Fetch and store records of progress: realization, evidence, measurements, monitoring."""
