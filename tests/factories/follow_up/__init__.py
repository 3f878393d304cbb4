"""State what follows from results, through the API."""
