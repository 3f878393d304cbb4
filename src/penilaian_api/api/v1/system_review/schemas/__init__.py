"""Define the shapes of reviews of the system."""
