"""Performance appraisal of Indonesian civil servants, as a service that explains itself."""

__version__ = "0.1.0"
