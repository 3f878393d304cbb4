"""Query what follows from results."""
