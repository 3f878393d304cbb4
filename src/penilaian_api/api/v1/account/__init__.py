"""Serve accounts: signing in, codes, role grants, keys."""
