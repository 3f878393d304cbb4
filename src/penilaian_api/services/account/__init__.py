"""Act on accounts: signing in, codes, role grants, keys."""
