"""Define the shapes of contributions."""
