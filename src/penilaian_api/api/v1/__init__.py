"""Serve version 1 of the contract."""
