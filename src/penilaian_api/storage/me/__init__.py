"""Fetch and store records of the caller: tasks, team, profile."""
