"""Define the request and response shapes of accounts: signing in, codes, role grants, keys."""
