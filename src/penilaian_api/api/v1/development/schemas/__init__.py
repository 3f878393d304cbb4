"""Define the shapes of what develops people."""
