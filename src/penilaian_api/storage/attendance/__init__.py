"""Fetch and list attendance, and what discipline follows from."""
