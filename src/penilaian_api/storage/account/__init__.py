"""Fetch and store records of accounts: signing in, codes, role grants, keys."""
