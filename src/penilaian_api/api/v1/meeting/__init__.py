"""Serve meetings: schedule, hold, close, correct and cancel them; confirm that one came."""
