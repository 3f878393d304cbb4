"""Serve what changed: pages of events."""
