"""Standards of positions through the API."""
