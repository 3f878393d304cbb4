"""Tell what changed, to whom it may be told."""
