"""Serve plans (SKP): content, revisions, steps."""
