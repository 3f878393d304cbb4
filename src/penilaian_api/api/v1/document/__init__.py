"""Serve forms and documents on paper."""
