"""Act on the audit trail: reading and verifying it."""
