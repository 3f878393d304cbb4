"""Hold the record against its audit trail."""
