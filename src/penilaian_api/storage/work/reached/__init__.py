"""Reach as sets: what a list opens, beginning from the caller."""
