"""Judge what meetings take and decide."""
