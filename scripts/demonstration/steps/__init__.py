"""Play the steps 1 to 5 of the README, one module each; the small office has its own."""
