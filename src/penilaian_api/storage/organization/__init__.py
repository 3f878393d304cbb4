"""Fetch and store records of units, positions, employees, and who assesses whom."""
