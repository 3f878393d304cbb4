"""Speak HTTP: intake, tokens, limits, problems, messages."""
