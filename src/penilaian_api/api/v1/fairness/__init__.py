"""Serve what is asked of the fairness of ratings."""
