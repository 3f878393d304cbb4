"""Define what a line of a plan contributes to the lines and goals above it."""
