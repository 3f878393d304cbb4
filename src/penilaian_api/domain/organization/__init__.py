"""Hold the rules and values of units, positions, employees, and who assesses whom."""
