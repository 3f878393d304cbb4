"""Routes of accounts: signing in, codes, role grants, keys."""
