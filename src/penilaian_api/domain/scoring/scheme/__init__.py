"""Shapes of a scoring scheme, and their validation."""
