"""Define the request and response shapes of what follows from results."""
