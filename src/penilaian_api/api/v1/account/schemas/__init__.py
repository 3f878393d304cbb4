"""Request and response shapes of accounts: signing in, codes, role grants, keys."""
