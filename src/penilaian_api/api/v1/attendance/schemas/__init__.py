"""Define the request and response shapes of attendance and discipline."""
