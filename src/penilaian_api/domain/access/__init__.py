"""Decide who may do what: actors, grants and the policy table."""
