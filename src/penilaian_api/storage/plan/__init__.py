"""Fetch and store records of plans (SKP): content, revisions, steps."""
