"""Serve attendance and discipline: feeds, years, numbers, sanctions."""
