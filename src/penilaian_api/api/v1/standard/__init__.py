"""Serve performance standards of positions."""
