"""Routes of the audit trail: reading and verifying it."""
