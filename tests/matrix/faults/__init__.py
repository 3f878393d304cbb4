"""Fail the database at every call of every write."""
