"""Serve the tests: the real service in this process, and callers of every kind."""
