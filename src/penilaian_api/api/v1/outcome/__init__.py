"""Serve what services bring about."""
