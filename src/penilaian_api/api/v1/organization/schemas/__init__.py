"""Request and response shapes of units, positions, employees, and who assesses whom."""
