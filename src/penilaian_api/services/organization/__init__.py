"""Act on units, positions, employees, and who assesses whom."""
