"""Build what follows from results."""
