"""Make assessments and innovations through the API."""
