"""Define the request and response shapes of the indicator area."""
