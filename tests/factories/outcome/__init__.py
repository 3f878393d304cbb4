"""Outcomes of services, and worlds whose truth is known."""
