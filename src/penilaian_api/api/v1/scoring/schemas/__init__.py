"""Define the request and response shapes of scoring: schemes and simulations."""
