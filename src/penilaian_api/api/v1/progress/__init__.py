"""Serve progress: realization, evidence, measurements, monitoring."""
