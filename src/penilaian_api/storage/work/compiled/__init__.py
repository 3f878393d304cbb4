"""Compile statements once for each database, and send their text to its driver."""
