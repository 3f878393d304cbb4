"""Define the shapes of outcomes."""
