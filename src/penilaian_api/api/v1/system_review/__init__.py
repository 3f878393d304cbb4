"""Serve how the appraisal system itself does, and its reviews."""
