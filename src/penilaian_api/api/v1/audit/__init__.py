"""Serve the audit trail: reading and verifying it."""
