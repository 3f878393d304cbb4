"""Routes of units, positions, employees, and who assesses whom."""
