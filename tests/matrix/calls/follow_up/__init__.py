"""Build the calls on what follows from results."""
