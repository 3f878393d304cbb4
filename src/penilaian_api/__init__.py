"""Serve the performance appraisal of Indonesian civil servants, and explain every result."""

__version__ = "0.2.0"
