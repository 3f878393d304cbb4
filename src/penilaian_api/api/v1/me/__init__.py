"""Serve callers what is theirs: tasks and team."""
