"""Define the shapes of a scoring scheme, and their validation."""
