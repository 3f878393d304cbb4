"""Define the request and response shapes of surveys."""
