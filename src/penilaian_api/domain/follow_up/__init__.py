"""Decide what follows from results: who does well by a stated rule, and what is decided on it."""
