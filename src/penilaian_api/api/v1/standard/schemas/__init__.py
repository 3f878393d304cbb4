"""Define the shapes of performance standards."""
