"""Serve units, positions, employees, and who assesses whom."""
