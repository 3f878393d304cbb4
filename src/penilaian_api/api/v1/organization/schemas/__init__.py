"""Define the request and response shapes of units, positions, employees, and their lines."""
