"""Serve scoring: schemes, their check, and simulations."""
